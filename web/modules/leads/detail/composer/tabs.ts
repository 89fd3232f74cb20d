import type { Lead } from '../../../../api/types.ts';

export type ComposerTab = 'answer' | 'note' | 'call' | 'appointment';

/** What one may write on the lead now. A closed lead takes notes only. */
export function tabsOf({ may, lead }: Pick<Lead, 'may' | 'lead'>): readonly ComposerTab[] {
  const open = lead.state === 'open';
  return [
    ...(may.answer && open ? (['answer'] as const) : []),
    ...(may.note ? (['note'] as const) : []),
    ...(may.answer && open ? (['call', 'appointment'] as const) : []),
  ];
}
