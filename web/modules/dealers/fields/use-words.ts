import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useTime } from '../../../time/use-time.ts';
import { holidayRegions } from '../../working-hours/year/holiday-regions.ts';
import type { Words } from './tell.ts';

/** The registry names messages by text, so they cannot be checked at build time; its test does. */
type Loose = ((key: string, values?: Readonly<Record<string, string | number>>) => string) & {
  has: (key: string) => boolean;
};

/** A message by its key, without a dot one of the labels; null where there is none. */
export function useFind(): Words['find'] {
  const all = useTranslations() as unknown as Loose;
  const labels = useTranslations('settingsWords.labels') as unknown as Loose;
  return useMemo(
    () => (key, values) => {
      if (key.includes('.')) return all.has(key) ? all(key, values) : null;
      return labels.has(key) ? labels(key, values) : null;
    },
    [all, labels],
  );
}

/** The reader's words for values of settings; `names` are those of the people and things they speak of. */
export function useWords(names: Readonly<Record<string, string>>): Words {
  const find = useFind();
  const time = useTime();
  const locale = useLocale();
  return useMemo(() => {
    const countries = new Intl.DisplayNames([locale], { type: 'region' });
    const languages = new Intl.DisplayNames([locale], { type: 'language' });
    return {
      find,
      nameOf: (id) => {
        const name = names[id.toLowerCase()] ?? null;
        return name === null ? null : (find(`leads.sources.${name}`) ?? find(`tasks.types.${name}`) ?? name);
      },
      duration: (minutes) => time.duration(minutes * 60),
      date: (date) =>
        new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
          timeZone: 'UTC',
          dateStyle: 'medium',
        }).format(Date.parse(`${date}T12:00:00Z`)),
      country: (code) => countries.of(code) ?? code,
      region: (country, code) =>
        holidayRegions[country]?.find((region) => region.code === code)?.names[locale] ?? code,
      language: (code) => languages.of(code) ?? code,
    };
  }, [find, names, time, locale]);
}
