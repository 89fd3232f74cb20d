import { useFormatter, useTranslations } from 'use-intl';
import type { CoverageView } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';

export type Rotation = CoverageView['rotations'][number];
export type Day = CoverageView['days'][number];
type Cell = NonNullable<Rotation['cells'][number]>;
type Spans = Day['open'];

/** The words of the coverage calendar. */
export function useCoverageWords() {
  const t = useTranslations('checker.coverage');
  const format = useFormatter();
  const time = useTime();
  const now = useNow();
  const clock = (moment: string) => {
    const text = time.clock(moment);
    return text === '00:00' ? '24:00' : text;
  };
  const spans = (all: Spans) =>
    all.map(({ from, until }) => `${time.clock(from)}–${clock(until)}`).join(', ');
  const state = (day: Day, cell: Cell | null): string => {
    if (cell === null) return day.name === null ? t('closed') : t('closedBecause', { name: day.name });
    const { least, most } = cell;
    return t('can', { least, most, same: least === most ? 'yes' : 'no' });
  };
  const nameOf = (rotation: Pick<Rotation, 'group' | 'mode'> | undefined): string =>
    rotation === undefined ? '' : (rotation.group ?? t(rotation.mode));
  return {
    nameOf,
    day: (day: Day) => time.plainDate(day.date),
    shortDay: (day: Day | undefined) => (day === undefined ? '' : time.plainDay(day.date)),
    state,
    /** All that is to be said of a cell to somebody who does not see it. */
    label: (rotation: Rotation, day: Day, cell: Cell | null) =>
      t('cell', { day: time.plainDate(day.date), rotation: nameOf(rotation), state: state(day, cell) }),
    open: (day: Day) => t('open', { spans: spans(day.open) }),
    gap: (cell: Cell) => t('gap', { spans: spans(cell.gaps) }),
    people: ({ people }: Rotation) =>
      people.length === 0
        ? t('nobodyPart')
        : t('ofPeople', { count: people.length, names: format.list(people, { type: 'conjunction' }) }),
    away: ({ name, why, partly, until, deputy }: Cell['away'][number]): string => {
      const end = until === null ? '' : time.end(until, now);
      const key = partly ? (`${why}Partly` as const) : why;
      const sentence = t(`away.${key}`, { name, until: end });
      return deputy === null ? sentence : `${sentence}; ${t('away.deputy', { name: deputy })}`;
    },
  };
}

/** "2", "0–2": how many can receive on a day. */
export function countText(cell: Cell): string {
  return cell.least === cell.most ? String(cell.least) : `${cell.least}–${cell.most}`;
}
