import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Holidays } from '../../../api/types.ts';
import { readNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { wallOf } from '../../../time/zone.ts';
import { Loaded } from '../../../ui/index.ts';
import styles from '../../dealers/settings.module.css';
import type { HolidayChoice } from './country-fields.tsx';

/** The public holidays of a year, of the country and region as chosen, saved or not. */
export function HolidayYear({ choice }: { choice: HolidayChoice }) {
  const t = useTranslations('hours');
  const time = useTime();
  const { dealer, path, keys } = useDealer();
  const language = useLocale();
  const [year, setYear] = useState(() => Number(wallOf(readNow(), dealer.timeZone).date.slice(0, 4)));
  const days = useQuery({
    queryKey: [...keys.settings, 'holidays', year, choice.country, choice.region, language],
    queryFn: ({ signal }) =>
      api.get<Holidays>(path('/settings/hours/holidays'), { query: { year, language, ...choice }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <div>
      <div className={styles.yearHead}>
        <ActionIcon aria-label={t('yearList', { year: String(year - 1) })} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        {t('yearList', { year: String(year) })}
        <ActionIcon aria-label={t('yearList', { year: String(year + 1) })} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </div>
      <Loaded query={days}>
        {(data) =>
          data.days.length === 0 ? (
            <p className={styles.state}>{t('noneInYear')}</p>
          ) : (
            <ul className={styles.year}>
              {data.days.map((day) => (
                <li key={day.date}>
                  <time dateTime={day.date}>{time.plainDate(day.date)}</time>
                  {day.name}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
