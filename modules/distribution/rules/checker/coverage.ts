import { absenceAt, deputyChain } from '../../../people/rules/deputies.ts';
import type { CheckerInput } from './input.ts';
import { type Outlook, outlookOf, type RotationOutlook } from './outlook.ts';
import type { Stretch } from './timeline.ts';

/** How many people can receive, by rotation and day. Moments are epoch milliseconds, dates are the dealer's. */
export interface Coverage {
  readonly days: readonly CoveredDay[];
  readonly rotations: readonly CoveredRotation[];
}

export interface CoveredDay {
  readonly date: string;
  /** `[open, close)`; none: closed all day. */
  readonly open: readonly { readonly from: number; readonly until: number }[];
  /** Of the day off or the special opening; null: an ordinary day. */
  readonly name: string | null;
}

export interface CoveredRotation {
  readonly key: string;
  /** Null: the dealer's. */
  readonly group: string | null;
  readonly mode: RotationOutlook['mode'];
  /** No lead comes to it. */
  readonly unreachable: boolean;
  /** Everybody who can receive when there, by name. */
  readonly people: readonly string[];
  /** One for each day; null: closed. */
  readonly cells: readonly (CoverageCell | null)[];
}

export interface CoverageCell {
  /** Over the open time of the day. */
  readonly least: number;
  readonly most: number;
  /** Open times at which nobody can receive. */
  readonly gaps: readonly { readonly from: number; readonly until: number }[];
  /** Those who are not there for part of the open time or all of it, in their order. */
  readonly away: readonly AwayPerson[];
}

export interface AwayPerson {
  readonly name: string;
  /** `offDuty`: has own hours and does not work then. */
  readonly why: 'absent' | 'offDuty';
  /** Not for all of the open time. */
  readonly partly: boolean;
  /** The end of the absence. */
  readonly until: number | null;
  /** Who stands in, by name; null: nobody. */
  readonly deputy: string | null;
}

/** Leads that come while it is closed are not counted: see the findings. */
export function coverageOf(input: CheckerInput, days: number): Coverage {
  const outlook = outlookOf(input, days);
  const byDate = Map.groupBy(outlook.stretches, ({ date }) => date);
  const open = new Map([...byDate].map(([date, all]) => [date, all.filter((stretch) => stretch.open)]));
  const openOf = (date: string) => open.get(date) ?? [];
  const awayOn = awayFinder(outlook);
  return {
    days: outlook.dates.map((date) => ({ date, open: joined(openOf(date)), name: nameOfDay(outlook, date) })),
    rotations: outlook.rotations.map((rotation) => ({
      key: rotation.key,
      group: rotation.group?.name ?? null,
      mode: rotation.mode,
      unreachable: rotation.unreachable,
      people: rotation.ableIds.map(outlook.nameOf),
      cells: outlook.dates.map((date) => cellOf(rotation, openOf(date), awayOn)),
    })),
  };
}

function nameOfDay({ calendar }: Outlook, date: string): string | null {
  const { specialOpenings, daysOff } = calendar.calendar;
  const special = specialOpenings.find((one) => one.date === date);
  const offs = daysOff.filter((one) => one.date === date);
  const off = offs.find(({ kind }) => kind === 'holiday') ?? offs[0];
  return special?.name || off?.name || null;
}

function cellOf(
  rotation: RotationOutlook,
  open: readonly Stretch[],
  awayOn: ReturnType<typeof awayFinder>,
): CoverageCell | null {
  if (open.length === 0) return null;
  const counts = open.map(({ presence }) => rotation.takers(presence).size);
  return {
    least: Math.min(...counts),
    most: Math.max(...counts),
    gaps: joined(open.filter(({ presence }) => rotation.takers(presence).size === 0)),
    away: rotation.ableIds.flatMap((userId) => awayOn(userId, open) ?? []),
  };
}

/** Who is away on a day, for how much of its open time and why; asked once for all rotations somebody is in. */
function awayFinder({ input, nameOf }: Outlook) {
  const { absences } = input.setup;
  const ofPerson = Map.groupBy(absences, ({ userId }) => userId);
  const known = new Map<string, AwayPerson | null>();

  const find = (userId: string, open: readonly Stretch[]): AwayPerson | null => {
    const own = ofPerson.get(userId) ?? [];
    const missed = open
      .map(({ from, presence }) => ({
        from,
        absence: own.length === 0 ? null : absenceAt(userId, own, from),
        offDuty: presence.roster.users.get(userId)?.onDuty === false,
      }))
      .filter(({ absence, offDuty }) => absence !== null || offDuty);
    const [first] = missed;
    if (!first) return null;
    const absent = missed.find(({ absence }) => absence !== null) ?? first;
    const { chain, endsWith } = deputyChain(userId, absences, absent.from);
    return {
      name: nameOf(userId),
      why: absent.absence ? 'absent' : 'offDuty',
      partly: missed.length < open.length,
      until: absent.absence?.until ?? null,
      deputy: endsWith === null || chain.length === 1 ? null : nameOf(endsWith),
    };
  };

  return (userId: string, open: readonly Stretch[]): AwayPerson | null => {
    const key = `${userId} ${open[0]?.date}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = find(userId, open);
    known.set(key, made);
    return made;
  };
}

/** Spans, those that touch made one. */
function joined(stretches: readonly Stretch[]): { from: number; until: number }[] {
  const spans: { from: number; until: number }[] = [];
  for (const { from, until } of stretches) {
    const last = spans.at(-1);
    if (last?.until === from) last.until = until;
    else spans.push({ from, until });
  }
  return spans;
}
