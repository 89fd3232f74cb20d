import { useTranslations } from 'use-intl';

/** The checks forms share, with their sentences. Each answers null when the value is good. */
export function useRules() {
  const t = useTranslations('common.forms');
  return {
    required: (value: string | null): string | null =>
      value === null || value.trim() === '' ? t('required') : null,
    /** As loose as can be: the server and the mailbox decide. */
    email: (value: string): string | null => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('email')),
    atLeast:
      (count: number) =>
      (value: string): string | null =>
        value.length >= count ? null : t('tooShort', { count }),
  };
}
