import { useMemo } from 'react';
import { useLocale } from 'use-intl';

/** Days of cars: a month where that is what papers say, else the whole day. They have no zone. */
export function useDayWords() {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    return {
      month: (day: string | null): string => (day === null ? '' : `${day.slice(5, 7)}/${day.slice(0, 4)}`),
      day: (day: string | null): string =>
        day === null ? '' : format.format(Date.parse(`${day}T12:00:00Z`)),
    };
  }, [locale]);
}
