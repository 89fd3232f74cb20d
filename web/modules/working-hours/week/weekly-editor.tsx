import { ActionIcon } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { TimeField } from '../../../ui/index.ts';
import styles from '../../dealers/settings.module.css';
import {
  type Interval,
  isWrong,
  minutesPerWeek,
  nextInterval,
  storedEnd,
  type Weekday,
  type Weekly,
  weekdays,
} from './weekly.ts';

type IntervalsProps = {
  /** "Monday", or the name of a special opening; stands in the labels. */
  day: string;
  intervals: readonly Interval[];
  onChange: (intervals: Interval[]) => void;
};

/** The hours of one day: any number of intervals, each with its two times. */
export function IntervalsEditor({ day, intervals, onChange }: IntervalsProps) {
  const t = useTranslations('hours');
  const change = (index: number, next: Interval) =>
    onChange(intervals.map((each, at) => (at === index ? next : each)));
  if (intervals.length === 0) return <div className={styles.closed}>{t('closed')}</div>;
  return (
    <div className={styles.intervals}>
      {intervals.map((interval, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an interval has no identity but its place
        <div key={index} className={styles.interval}>
          <TimeField
            aria-label={t('opens', { day })}
            value={interval[0]}
            error={isWrong(interval)}
            onChange={(opens) => change(index, [opens, interval[1]])}
          />
          <span aria-hidden>–</span>
          <TimeField
            aria-label={t('closes', { day })}
            value={interval[1]}
            error={isWrong(interval)}
            onChange={(closes) => change(index, [interval[0], storedEnd(closes)])}
          />
          <ActionIcon
            aria-label={t('removeInterval', { day })}
            onClick={() => onChange(intervals.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
          {isWrong(interval) && (
            <span className={styles.wrong} role="alert">
              {t('backwards')}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** The weekly hours. Monday's can be copied to the working days. */
export function WeeklyEditor({ value, onChange }: { value: Weekly; onChange: (weekly: Weekly) => void }) {
  const t = useTranslations('hours');
  const names = useTranslations('common.weekdays');
  const set = (day: Weekday, intervals: Interval[]) => onChange({ ...value, [day]: intervals });
  return (
    <div>
      {weekdays.map((day) => (
        <div key={day} className={styles.day}>
          <div className={styles.dayName}>{names(day)}</div>
          <IntervalsEditor
            day={names(day)}
            intervals={value[day]}
            onChange={(intervals) => set(day, intervals)}
          />
          <div className={styles.dayTools}>
            {day === 'mon' && (
              <ActionIcon
                aria-label={t('copyDown', { day: names(day) })}
                title={t('copyDown', { day: names(day) })}
                onClick={() =>
                  onChange({
                    ...value,
                    tue: value.mon,
                    wed: value.mon,
                    thu: value.mon,
                    fri: value.mon,
                  })
                }
              >
                <IconCopy size={18} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon
              aria-label={t('addInterval', { day: names(day) })}
              title={t('addInterval', { day: names(day) })}
              disabled={value[day].length >= 8}
              onClick={() => set(day, [...value[day], nextInterval(value[day])])}
            >
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          </div>
        </div>
      ))}
    </div>
  );
}

/** The week in a sentence or two, for beside the editor. */
export function WeekMeaning({ weekly }: { weekly: Weekly }) {
  const t = useTranslations('hours');
  const names = useTranslations('common.weekdays');
  const locale = useLocale();
  const open = weekdays.filter((day) => weekly[day].some((interval) => !isWrong(interval)));
  if (open.length === 0) return <p>{t('noDays')}</p>;
  const hours = (minutesPerWeek(weekly) / 60).toLocaleString(locale, { maximumFractionDigits: 1 });
  return (
    <>
      <p>{t('perWeek', { hours })}</p>
      <p>{t('openDays', { days: open.map((day) => names(day)).join(', ') })}</p>
    </>
  );
}
