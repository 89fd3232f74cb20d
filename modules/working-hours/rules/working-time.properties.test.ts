import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, type Interval, WEEKDAYS } from './calendar.ts';
import { compileCalendar } from './compile.ts';
import { explainWorkingTime } from './explain.ts';
import { everyDay } from './sample-calendar.ts';
import { addWorkingTime, isOpen, nextOpening, workingTimeBetween } from './working-time.ts';

/** Zones with changes at 01:00 UTC, at midnight, of half an hour, on another half of the globe, and none. */
const zones = ['Europe/Berlin', 'America/Havana', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata'];

const interval = fc
  .tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 96 }))
  .map(([a, b]): Interval => [wall(Math.min(a, b)), wall(Math.max(a, b))]);
const intervals = fc.array(interval, { maxLength: 3 });
const date = fc
  .integer({ min: 0, max: 800 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());

const calendar: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekly: fc.record({
    mon: intervals,
    tue: intervals,
    wed: intervals,
    thu: intervals,
    fri: intervals,
    sat: intervals,
    sun: intervals,
  }),
  daysOff: fc.array(
    date.map((on) => ({ date: on, name: 'off', kind: 'own' as const })),
    { maxLength: 30 },
  ),
  specialOpenings: fc.array(
    fc.record({ date, intervals }).map((special) => ({ ...special, name: 'special' })),
    { maxLength: 5 },
  ),
});
/** Any second of two years; every other one near a change of some clock. */
const instant = fc.oneof(
  fc
    .integer({ min: 0, max: 2 * 365 * 86_400 })
    .map((seconds) => Temporal.Instant.from('2026-01-01T00:00Z').add({ seconds })),
  fc
    .tuple(
      fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-04-04T15:00Z', '2026-11-01T05:00Z'),
      fc.integer({ min: -90_000, max: 90_000 }),
    )
    .map(([change, seconds]) => Temporal.Instant.from(change).add({ seconds })),
);
const duration = fc
  .integer({ min: 0, max: 400 * 3600 })
  .map((seconds) => Temporal.Duration.from({ seconds }));

describe('working time', () => {
  it('is what a clock on the wall says, minute by minute', () => {
    const minutes = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(calendar, instant, minutes, (given, at, length) => {
        const from = at.round({ smallestUnit: 'minute' });
        const compiled = compileCalendar(given);
        let worked = 0;
        for (let i = 0; i < length; i++) if (openOnTheWall(given, from.add({ minutes: i }))) worked += 60;
        expect(workingTimeBetween(compiled, from, from.add({ minutes: length }))).toBe(worked);
        expect(isOpen(compiled, from)).toBe(openOnTheWall(given, from));
      }),
      { numRuns: 60 },
    );
  });

  it('is never due before the start, and exactly when enough is worked', () => {
    fc.assert(
      fc.property(calendar, instant, duration, (given, start, length) => {
        const compiled = compileCalendar(given);
        const due = addWorkingTime(compiled, start, length);
        if (due === null) return;
        expect(Temporal.Instant.compare(due, start)).toBeGreaterThanOrEqual(0);
        expect(workingTimeBetween(compiled, start, due)).toBe(length.seconds);
        if (length.seconds === 0) return;
        // Earliest: a millisecond less is not enough.
        const earlier = due.subtract({ milliseconds: 1 });
        expect(workingTimeBetween(compiled, start, earlier)).toBeLessThan(length.seconds);
      }),
    );
  });

  it('is due later for longer, and in two goes at the same moment as in one', () => {
    fc.assert(
      fc.property(calendar, instant, duration, duration, (given, start, first, second) => {
        const compiled = compileCalendar(given);
        const halfway = addWorkingTime(compiled, start, first);
        const whole = addWorkingTime(
          compiled,
          start,
          Temporal.Duration.from({ seconds: first.seconds + second.seconds }),
        );
        if (halfway === null || whole === null) return expect(whole).toBeNull();
        expect(Temporal.Instant.compare(halfway, whole)).toBeLessThanOrEqual(0);
        expect(addWorkingTime(compiled, halfway, second)?.toString()).toBe(
          second.seconds === 0 ? halfway.toString() : whole.toString(),
        );
      }),
    );
  });

  it('adds up over a moment in between', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (given, a, b, c) => {
        const compiled = compileCalendar(given);
        const [from, middle, to] = [a, b, c].sort((one, other) => Temporal.Instant.compare(one, other));
        if (!from || !middle || !to) return;
        const parts = workingTimeBetween(compiled, from, middle) + workingTimeBetween(compiled, middle, to);
        expect(parts).toBe(workingTimeBetween(compiled, from, to));
      }),
    );
  });

  it('opens next when it is open, and not before', () => {
    fc.assert(
      fc.property(calendar, instant, (given, at) => {
        const compiled = compileCalendar(given);
        const next = nextOpening(compiled, at);
        if (next === null) return;
        expect(isOpen(compiled, next)).toBe(true);
        expect(workingTimeBetween(compiled, at, next)).toBe(0);
      }),
    );
  });

  it('is explained by pieces that lie end to end and count what counts', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 20 * 86_400 }), (given, from, seconds) => {
        const compiled = compileCalendar(given);
        const to = from.add({ seconds });
        const pieces = explainWorkingTime(compiled, from, to);
        expect(pieces[0]?.from.toString()).toBe(from.toString());
        expect(pieces.at(-1)?.to.toString()).toBe(to.toString());
        for (const [i, piece] of pieces.entries()) {
          if (i > 0) expect(pieces[i - 1]?.to.toString()).toBe(piece.from.toString());
          const length = piece.to.since(piece.from).total('seconds');
          expect(piece.countedSeconds).toBe(piece.notCounted === null ? length : 0);
          expect(workingTimeBetween(compiled, piece.from, piece.to)).toBe(piece.countedSeconds);
        }
      }),
    );
  });

  it('does not depend on what was asked before', () => {
    const given = {
      timeZone: 'Europe/Berlin',
      weekly: everyDay(['08:00', '17:00']),
      daysOff: [],
      specialOpenings: [],
    };
    const used = compileCalendar(given);
    fc.assert(
      fc.property(instant, duration, fc.integer({ min: -90, max: 90 }), (at, length, years) => {
        const start = at.add({ hours: years * 365 * 24 });
        const due = addWorkingTime(used, start, length)?.toString();
        expect(due).toBe(addWorkingTime(compileCalendar(given), start, length)?.toString());
      }),
    );
  });
});

/** The definition, word for word: the wall clock lies in a block of the day that applies to its date. */
function openOnTheWall(given: Calendar, at: Temporal.Instant): boolean {
  const local = at.toZonedDateTimeISO(given.timeZone);
  const on = local.toPlainDate().toString();
  const special = given.specialOpenings.findLast((opening) => opening.date === on);
  if (!special && given.daysOff.some((day) => day.date === on)) return false;
  const weekday = WEEKDAYS[local.dayOfWeek - 1] ?? 'mon';
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return (special?.intervals ?? given.weekly[weekday]).some(
    ([open, close]) => open <= clock && clock < close,
  );
}

function wall(quarters: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`;
}
