import {
  addWorkingMs,
  addWorkingTime,
  type Calendar,
  type CompiledCalendar,
  compileCalendar,
  holidaysOf,
  workingTimeBetween,
} from '../../modules/working-hours/index.ts';
import type { BenchResult } from './result.ts';

const SPANS = [2, 8, 40, 160];
const STARTS = 4096;
const ROUNDS = 7;
const CALLS = 200_000;

/** A call that is measured; it works through the whole list of prepared values once. */
interface Contender {
  readonly name: string;
  readonly note?: string;
  readonly comparedTo?: string;
  readonly run: () => void;
}

/**
 * Due times per second on one core, for short and long response times: as the product asks for them (Temporal values
 * in and out), and by the same search on plain numbers, which shows what is left when Temporal's share is gone.
 */
export async function bench(): Promise<BenchResult[]> {
  const compiled = compileCalendar(calendar());
  const starts = startsOfYear(2026);
  const contenders = [
    ...SPANS.map((hours) => dueOfInstants(compiled, starts, hours)),
    ...SPANS.map((hours) => dueOfNumbers(compiled, starts, hours)),
    between(compiled, starts),
  ];
  return [...race(contenders), compileResult(starts)];
}

function dueOfInstants(
  compiled: CompiledCalendar,
  starts: readonly Temporal.Instant[],
  hours: number,
): Contender {
  const duration = Temporal.Duration.from({ hours });
  return {
    name: `clock: due in ${hours} h`,
    comparedTo: 'clock: due in 2 h',
    run: () => {
      for (const start of starts) addWorkingTime(compiled, start, duration);
    },
  };
}

function dueOfNumbers(
  compiled: CompiledCalendar,
  starts: readonly Temporal.Instant[],
  hours: number,
): Contender {
  const numbers = starts.map((start) => start.epochMilliseconds);
  return {
    name: `clock: due in ${hours} h, plain numbers`,
    comparedTo: 'clock: due in 2 h, plain numbers',
    run: () => {
      for (const start of numbers) addWorkingMs(compiled, start, hours * 3_600_000);
    },
  };
}

function between(compiled: CompiledCalendar, starts: readonly Temporal.Instant[]): Contender {
  return {
    name: 'clock: working time between',
    note: 'of two moments of one year',
    run: () => {
      let from = starts[0];
      for (const to of starts) {
        if (from) workingTimeBetween(compiled, from, to);
        from = to;
      }
    },
  };
}

/** In turns, so that a busy moment of the machine hits all alike; the best round of each counts. */
function race(contenders: readonly Contender[]): BenchResult[] {
  const best = new Map<string, number>();
  const laps = Math.ceil(CALLS / STARTS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, run } of contenders) {
      const began = performance.now();
      for (let lap = 0; lap < laps; lap++) run();
      const perSecond = (laps * STARTS * 1000) / (performance.now() - began);
      best.set(name, Math.max(best.get(name) ?? 0, perSecond));
    }
  }
  return contenders.map(({ name, note, comparedTo }) => {
    const value = Math.round(best.get(name) ?? 0);
    const other = comparedTo && comparedTo !== name ? best.get(comparedTo) : undefined;
    return {
      name,
      unit: 'per second',
      value,
      ...(note && { note }),
      ...(comparedTo && other && { ratio: { to: comparedTo, value: rounded(value / other, 3) } }),
    };
  });
}

function compileResult(starts: readonly Temporal.Instant[]): BenchResult {
  const [start] = starts;
  if (!start) throw new Error('no starts');
  const duration = Temporal.Duration.from({ hours: 8 });
  const made = calendar();
  const began = performance.now();
  for (let i = 0; i < 200; i++) addWorkingTime(compileCalendar(made), start, duration);
  const value = rounded((performance.now() - began) / 200, 3);
  return { name: 'clock: new calendar and its first due', unit: 'ms', value };
}

/** A dealership in Cologne with a lunch break, its Land's holidays, a day off of its own, and a fair on a Sunday. */
function calendar(): Calendar {
  const weekday = [
    ['08:30', '12:30'],
    ['13:15', '18:30'],
  ] as const;
  const holidays = [2025, 2026, 2027, 2028].flatMap((year) => holidaysOf('DE', 'NW', year));
  const daysOff = holidays.map(({ date, name }) => ({ date, name: name.de, kind: 'holiday' as const }));
  return {
    timeZone: 'Europe/Berlin',
    weekly: {
      mon: weekday,
      tue: weekday,
      wed: weekday,
      thu: weekday,
      fri: weekday,
      sat: [['09:00', '13:00']],
      sun: [],
    },
    daysOff: [...daysOff, { date: '2026-02-16', name: 'Rosenmontag', kind: 'own' }],
    specialOpenings: [{ date: '2026-09-27', intervals: [['13:00', '18:00']], name: 'Herbstfest' }],
  };
}

/** Moments all over a year, always the same ones, to the second. */
function startsOfYear(year: number): Temporal.Instant[] {
  const first = Temporal.Instant.from(`${year}-01-01T00:00Z`);
  let seed = 20_260_101;
  return Array.from({ length: STARTS }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return first.add({ seconds: Math.floor((seed / 2 ** 32) * 365 * 86_400) });
  });
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
