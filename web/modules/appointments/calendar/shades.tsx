import { useTranslations } from 'use-intl';
import type { Calendar } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import styles from './calendar.module.css';
import { blockOn, blocksOf, HOUR_PX, placeIn } from './layout.ts';

type ClosedProps = { day: Calendar['days'][number]; hours: { first: number; last: number } };

/** The hours in which the dealer is closed. */
export function Closed({ day, hours: { first, last } }: ClosedProps) {
  const { timeZone } = useTime();
  const open = blocksOf(day.date, day.open, timeZone);
  const edges = [first * 60, ...open.flatMap(({ from, until }) => [from, until]), last * 60];
  const gaps = Array.from({ length: edges.length / 2 }, (_, i) => ({
    from: edges[i * 2] ?? 0,
    until: edges[i * 2 + 1] ?? 0,
  }));
  return gaps
    .filter(({ from, until }) => until > from)
    .map((gap) => <div key={gap.from} className={styles.closed} style={placeIn(gap, first)} />);
}

/** Where the day is now; nowhere before and after the hours that are shown. */
export function NowLine({ date, hours: { first, last } }: { date: string; hours: ClosedProps['hours'] }) {
  const now = useNow();
  const { timeZone } = useTime();
  const block = blockOn(date, { from: now, until: now + 60_000 }, timeZone);
  if (block === null || block.from < first * 60 || block.from >= last * 60) return null;
  return <div className={styles.now} style={{ top: ((block.from - first * 60) / 60) * HOUR_PX }} />;
}

/** Who is away on a day. */
export function Absent({ calendar, date }: { calendar: Calendar; date: string }) {
  const t = useTranslations('appointments.calendar');
  const { timeZone } = useTime();
  const names = calendar.absences
    .filter(
      ({ from, until }) =>
        blockOn(date, { from: Date.parse(from), until: Date.parse(until) }, timeZone) !== null,
    )
    .map(({ person }) => person.name);
  if (names.length === 0) return null;
  return <span className={styles.absent}>{t('absent', { names: [...new Set(names)].join(', ') })}</span>;
}
