import type { WhoNextQuestion } from '../../api/types.ts';
import { momentOf } from '../../time/zone.ts';

/** The form of the question who gets the next lead; an empty text is "any". */
export type Asked = {
  when: string;
  date: string;
  time: string;
  leadType: string;
  condition: string;
  brand: string;
  sourceId: string;
  language: string;
  absent: string[];
};

export const emptyQuestion: Asked = {
  when: 'now',
  date: '',
  time: '08:00',
  leadType: 'vehicle',
  condition: '',
  brand: '',
  sourceId: '',
  language: '',
  absent: [],
};

/** What the server is asked; null: a moment is wanted and none is given yet. Dates are the dealer's. */
export function questionOf(asked: Asked, timeZone: string): WhoNextQuestion | null {
  const at = asked.when === 'then' ? momentOf({ date: asked.date, time: asked.time }, timeZone) : undefined;
  if (at === null) return null;
  const brand = asked.brand.trim();
  const { leadType, condition } = asked;
  return {
    ...(at === undefined ? {} : { at }),
    leadType: leadType as NonNullable<WhoNextQuestion['leadType']>,
    ...(condition === 'new' || condition === 'used' ? { condition } : {}),
    ...(brand === '' ? {} : { brand }),
    ...(asked.sourceId === '' ? {} : { sourceId: asked.sourceId }),
    ...(asked.language === '' ? {} : { language: asked.language }),
    ...(asked.absent.length === 0 ? {} : { absent: [...asked.absent].sort() }),
  };
}
