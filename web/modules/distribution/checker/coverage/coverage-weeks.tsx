import { NativeSelect } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import type { CoverageView } from '../../../../api/types.ts';
import styles from './coverage.module.css';
import { CoverageCell } from './coverage-cell.tsx';
import { type Day, useCoverageWords } from './coverage-words.ts';
import type { useChosen } from './use-chosen.ts';

type Props = {
  coverage: CoverageView;
  row: number;
  onRow: (row: number) => void;
  chosen: ReturnType<typeof useChosen>;
};

/** On the phone: one rotation as weeks from Monday to Sunday. */
export function CoverageWeeks({ coverage: { days, rotations }, row, onRow, chosen }: Props) {
  const t = useTranslations('checker.coverage');
  const words = useCoverageWords();
  const rotation = rotations[row];
  if (rotation === undefined) return null;
  return (
    <>
      {rotations.length > 1 && (
        <NativeSelect
          label={t('choose')}
          value={String(row)}
          data={rotations.map((each, index) => ({ value: String(index), label: words.nameOf(each) }))}
          onChange={(event) => onRow(Number(event.currentTarget.value))}
        />
      )}
      <table className={styles.weeks} onKeyDown={chosen.onKeyDown} aria-label={t('grid')}>
        <thead>
          <tr>
            <WeekHead />
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week.find((index) => index !== null)}>
              {week.map((index, weekday) => {
                const day = index === null ? undefined : days[index];
                // biome-ignore lint/suspicious/noArrayIndexKey: a week always has the same seven days
                if (index === null || day === undefined) return <td key={weekday} />;
                return (
                  <td key={day.date}>
                    <CoverageCell
                      rotation={rotation}
                      row={row}
                      day={day}
                      index={index}
                      chosen={chosen}
                      dayNumber={shortDate(day)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** "24." of the month, with the month on its first day. */
function shortDate({ date }: Day): string {
  const [, month = '', day = ''] = date.split('-').map((part) => part.replace(/^0/, ''));
  return day === '1' ? `${day}.${month}.` : `${day}.`;
}

function WeekHead() {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    weekday: 'short',
  });
  // 5 January 2026 was a Monday.
  return [5, 6, 7, 8, 9, 10, 11].map((day) => (
    <th key={day} scope="col">
      {format.format(Date.UTC(2026, 0, day, 12))}
    </th>
  ));
}

/** Indexes of days in lines of seven, Monday first; null where the line has no day of the list. */
function weeksOf(days: readonly Day[]): readonly (readonly (number | null)[])[] {
  const first = days[0];
  if (first === undefined) return [];
  const lead = (new Date(`${first.date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const places = [...Array.from({ length: lead }, () => null), ...days.map((_, index) => index)];
  const lines = Math.ceil(places.length / 7);
  return Array.from({ length: lines }, (_, line) =>
    Array.from({ length: 7 }, (_, weekday) => places[line * 7 + weekday] ?? null),
  );
}
