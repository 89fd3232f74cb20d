import { useTranslations } from 'use-intl';
import type { LeadRow } from '../../api/types.ts';

type Values = Record<string, string | number>;
type Loose = ((key: string, values?: Values) => string) & { has: (key: string) => boolean };

/**
 * A message by a key that the server sends, so that it cannot be checked when the web is built; null when there is no such
 * message. A code is never shown: what cannot be worded is told in general words or left out.
 */
export function worded(t: unknown, key: string, values?: Values): string | null {
  const word = t as Loose;
  return word.has(key) ? word(key, values) : null;
}

/** Names of things that the server either names or leaves to the web by a key. */
export function useLeadWords() {
  const t = useTranslations('leads');
  return {
    type: (type: LeadRow['type']) => t(`types.${type}`),
    maturity: (maturity: NonNullable<LeadRow['maturity']>) => t(`maturities.${maturity}`),
    /** A source has a name of its own, or is one of the ways that the web words. */
    source: (name: string) => worded(t, `sources.${name}`) ?? name,
    /** A closing reason has a name of its own, or is one of those that every dealer starts with. */
    reason: (nameOrKey: string) => worded(t, `reasons.${nameOrKey}`) ?? nameOrKey,
    outcome: (outcome: string) => worded(t, `outcomes.${outcome}`) ?? '',
    /** What a lead is about, in a line: the car with its number, else the subject, else the kind of request. */
    about: ({ vehicle, subject, type }: Pick<LeadRow, 'vehicle' | 'subject' | 'type'>): string => {
      const what =
        vehicle === null
          ? subject
          : [vehicle.title, vehicle.offerNumber === vehicle.title ? null : vehicle.offerNumber]
              .filter((part) => part !== null)
              .join(' · ');
      const kind = type === 'vehicle' || type === 'general' ? null : t(`types.${type}`);
      return [kind, what].filter((part) => part !== null && part !== '').join(' · ') || t(`types.${type}`);
    },
  };
}
