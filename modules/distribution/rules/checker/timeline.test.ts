import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOnDuty } from '../../../working-hours/rules/own-hours.ts';
import { nextOpening } from '../../../working-hours/rules/working-time.ts';
import { calendarOfSetup } from '../setup.ts';
import { berlinMs, samplePerson, sampleSetup } from './sample-setup.ts';
import { dutiesOf, timelineOf } from './timeline.ts';

const half = fc.integer({ min: 0, max: 48 });
const time = (halves: number) =>
  `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
const day = fc.array(
  fc.tuple(half, half).map(([a, b]): [string, string] => [time(Math.min(a, b)), time(Math.max(a, b))]),
  { maxLength: 2 },
);
const week = fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
const DAY = 86_400_000;

it('says of every moment what the own hours say, also where the clocks change', () => {
  fc.assert(
    fc.property(week, fc.integer({ min: 0, max: 20 * DAY - 1 }), (hours, after) => {
      const from = berlinMs('2026-10-15 00:00');
      const setup = sampleSetup({ people: [samplePerson('ann', { hours })] });
      const calendar = calendarOfSetup(setup, { from: 2026, until: 2027 });
      const at = Temporal.Instant.fromEpochMilliseconds(from + after);
      const opensAt = nextOpening(calendar, at)?.epochMilliseconds ?? at.epochMilliseconds;
      const off = dutiesOf(setup, from, from + 30 * DAY).offDutyAt(opensAt);
      expect(off).toEqual(isOnDuty(hours, calendar, at) ? [] : ['ann']);
      const { stretches } = timelineOf(setup, from, 20);
      const stretch = stretches.find((one) => one.from <= from + after && from + after < one.until);
      const user = stretch?.presence.state.users.find(({ userId }) => userId === 'ann');
      expect(user?.onDuty !== false).toBe(isOnDuty(hours, calendar, at));
    }),
    { numRuns: 60 },
  );
});

it('knows who is there after the last closing of the days that are looked at', () => {
  const nothing = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const hours = { ...nothing, mon: [['09:00', '12:00'] as [string, string]] };
  const setup = sampleSetup({
    people: [samplePerson('ann', { hours })],
    hours: { ownDaysOff: [{ from: '2026-06-17', until: '2026-06-28', name: 'Company holidays' }] },
  });
  const last = timelineOf(setup, berlinMs('2026-06-16 10:00'), 2).stretches.at(-1);
  expect([last?.open, last?.presence.state.users[0]?.onDuty]).toEqual([false, undefined]);
});
