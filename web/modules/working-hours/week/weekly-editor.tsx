import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { TimeField } from '../../../ui/index.ts';
import styles from './week.module.css';
import { WeekGrid } from './week-grid.tsx';
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

/** Sentences of the server by path into the hours: `mon.0`, `mon.0.1`. */
type Errors = Readonly<Record<string, ReactNode>>;

type IntervalsProps = {
  /** "Monday", or the name of a special opening; stands in the labels. */
  day: string;
  intervals: readonly Interval[];
  onChange: (intervals: Interval[]) => void;
  /** By place in the list. */
  errorOf?: (index: number) => ReactNode;
};

/** The hours of one day: any number of intervals, each with its two times. */
export function IntervalsEditor({ day, intervals, onChange, errorOf }: IntervalsProps) {
  const t = useTranslations('hours');
  const change = (index: number, next: Interval) =>
    onChange(intervals.map((each, at) => (at === index ? next : each)));
  if (intervals.length === 0) return <div className={styles.closed}>{t('closed')}</div>;
  return (
    <div className={styles.intervals}>
      {intervals.map((interval, index) => {
        const problem = isWrong(interval) ? t('backwards') : errorOf?.(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an interval has no identity but its place
          <div key={index} className={styles.interval}>
            <TimeField
              aria-label={t('opens', { day })}
              value={interval[0]}
              error={Boolean(problem)}
              onChange={(opens) => change(index, [opens, interval[1]])}
            />
            <span aria-hidden>–</span>
            <TimeField
              aria-label={t('closes', { day })}
              value={interval[1]}
              error={Boolean(problem)}
              onChange={(closes) => change(index, [interval[0], storedEnd(closes)])}
            />
            <ActionIcon
              aria-label={t('removeInterval', { day })}
              onClick={() => onChange(intervals.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
            {Boolean(problem) && (
              <span className={styles.wrong} role="alert">
                {problem}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

type WeekProps = {
  value: Weekly;
  onChange: (weekly: Weekly) => void;
  errors?: Errors;
  disabled?: boolean;
};

/** The weekly hours: bars to drag, below them the same as times to type. A day can be copied to others. */
export function WeeklyEditor({ value, onChange, errors = {}, disabled = false }: WeekProps) {
  const t = useTranslations('hours');
  const names = useTranslations('common.weekdays');
  const set = (day: Weekday, intervals: Interval[]) => onChange({ ...value, [day]: intervals });
  return (
    <div>
      <WeekGrid value={value} onChange={onChange} disabled={disabled} />
      {weekdays.map((day) => (
        <div key={day} className={styles.day}>
          <div className={styles.dayName}>{names(day)}</div>
          <IntervalsEditor
            day={names(day)}
            intervals={value[day]}
            onChange={(intervals) => set(day, intervals)}
            errorOf={(index) =>
              errors[`${day}.${index}`] ?? errors[`${day}.${index}.0`] ?? errors[`${day}.${index}.1`]
            }
          />
          <div className={styles.dayTools}>
            <CopyDay day={day} value={value} onChange={onChange} />
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

const workingDays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

function CopyDay({ day, value, onChange }: { day: Weekday } & Pick<WeekProps, 'value' | 'onChange'>) {
  const t = useTranslations('hours');
  const names = useTranslations('common.weekdays');
  const copyTo = (days: readonly Weekday[]) =>
    onChange({ ...value, ...Object.fromEntries(days.map((each) => [each, value[day]])) });
  const label = t('copyDay', { day: names(day) });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={label} title={label}>
          <IconCopy size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        <Menu.Item onClick={() => copyTo(workingDays)}>{t('copyToWorkingDays')}</Menu.Item>
        <Menu.Item onClick={() => copyTo(weekdays)}>{t('copyToAll')}</Menu.Item>
        {weekdays
          .filter((each) => each !== day)
          .map((each) => (
            <Menu.Item key={each} onClick={() => copyTo([each])}>
              {names(each)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
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
