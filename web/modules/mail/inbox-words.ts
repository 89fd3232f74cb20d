import { useFormatter, useTranslations } from 'use-intl';
import { worded } from '../leads/words.ts';

/** Words for what the server tells by a code: why a message became no lead, what was found in it, and where. */
export function useInboxWords() {
  const t = useTranslations('inbox');
  const format = useFormatter();
  return {
    reason: (code: string) => worded(t, `reasons.${code}`) ?? t('reasons.other'),
    why: (code: string) => worded(t, `whys.${code}`) ?? t('whys.other'),
    field: (field: string): string => {
      const [first = '', ...rest] = field.split('.');
      const last = rest.at(-1) ?? 'all';
      if (first === 'vehicleOfInterest') return worded(t, `vehicleFields.${last}`) ?? t('vehicleFields.all');
      if (first === 'tradeIn') {
        const part = worded(t, `vehicleFields.${last}`) ?? t('vehicleFields.all');
        return t('ofTradeIn', { field: part });
      }
      return worded(t, `fields.${rest.length === 0 ? first : last}`) ?? t('fields.other');
    },
    /** "header:From", "label:Telefon", "adf:/customer/contact/name", "text". */
    place: (where: string): string => {
      const [kind = '', ...rest] = where.split(':');
      const what = rest.join(':');
      if (kind === 'header')
        return worded(t, `headers.${what.toLowerCase()}`) ?? t('places.header', { what });
      return worded(t, `places.${kind}`, { what }) ?? t('places.other');
    },
    sure: (confidence: number): string => {
      const level = confidence >= 0.9 ? 'sure' : confidence >= 0.7 ? 'likely' : 'unsure';
      return t(`confidence.${level}`, { percent: format.number(confidence, { style: 'percent' }) });
    },
  };
}
