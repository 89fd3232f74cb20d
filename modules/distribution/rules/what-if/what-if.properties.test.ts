import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../working-hours/rules/compile.ts';
import { isOnDuty } from '../../../working-hours/rules/own-hours.ts';
import type { DealerSetup } from '../setup.ts';
import { compare } from './compare.ts';
import { dutyRoster } from './on-duty.ts';
import { measurePace, replay } from './replay.ts';
import { openOnSaturdays, samplePast, sampleSetup } from './sample.ts';
import { zoneClock } from './zone-clock.ts';

const model = fc.constantFrom('pace' as const, 'moment' as const);
const house = fc.record({
  count: fc.integer({ min: 1, max: 5 }),
  mode: fc.constantFrom('rotation' as const, 'pool' as const, 'mixed' as const),
  responseMinutes: fc.integer({ min: 10, max: 600 }),
  weight: fc.integer({ min: 1, max: 4 }),
  handOverMinutes: fc.option(fc.integer({ min: 5, max: 300 })),
  awayFrom: fc.integer({ min: 0, max: 40 }),
  seed: fc.nat(),
});
type House = typeof house extends fc.Arbitrary<infer T> ? T : never;

function setupOf({ count, mode, responseMinutes, weight, handOverMinutes, awayFrom }: House): DealerSetup {
  const setup = sampleSetup(count);
  const away = Temporal.Instant.from('2026-01-05T00:00:00Z').add({ hours: 24 * awayFrom });
  return {
    ...setup,
    escalation: { ...setup.escalation, responseMinutes },
    distribution: {
      ...setup.distribution,
      mode,
      poolUserId: mode === 'rotation' ? null : 'sue',
      pool: { oldestOnly: false, notify: true, handOverMinutes },
      weights: { 'sales-1': weight },
    },
    absences: [
      {
        userId: 'sales-1',
        from: away.epochMilliseconds,
        until: away.add({ hours: 24 * 10 }).epochMilliseconds,
        deputyId: count > 1 ? 'sales-2' : null,
      },
    ],
  };
}

const runs = { numRuns: 40 };

describe('a what-if', () => {
  it('without a change shows no difference', () => {
    fc.assert(
      fc.property(house, model, (given, model) => {
        const setup = setupOf(given);
        const past = samplePast(sampleSetup(given.count), { leads: 120, seed: given.seed });
        const { before, after, changed } = compare(setup, structuredClone(setup), past, { model });
        expect(after).toEqual(before);
        expect(changed).toMatchObject({ total: 0, rows: [] });
      }),
      runs,
    );
  });

  it('replays what came about under a set-up as it was', () => {
    fc.assert(
      fc.property(house, model, ({ count, seed }, model) => {
        const setup = sampleSetup(count);
        const past = samplePast(setup, { leads: 150, seed });
        const { calibration } = compare(setup, openOnSaturdays(setup), past, { model });
        expect(calibration).toMatchObject({
          sameAssignee: calibration.byRules,
          lateReplayed: calibration.lateReally,
        });
      }),
      runs,
    );
  });

  it('never makes more leads late by a longer response time', () => {
    fc.assert(
      fc.property(house, model, fc.integer({ min: 0, max: 500 }), (given, model, longer) => {
        const setup = setupOf(given);
        const past = samplePast(sampleSetup(given.count), { leads: 120, seed: given.seed });
        const { responseMinutes } = setup.escalation;
        const more = {
          ...setup,
          escalation: { ...setup.escalation, responseMinutes: responseMinutes + longer },
        };
        const { before, after, changed } = compare(setup, more, past, { model });
        expect(after.late).toBeLessThanOrEqual(before.late);
        expect(changed.nowLate).toBe(0);
      }),
      runs,
    );
  });

  it('says of the change what a replay of its own says', () => {
    fc.assert(
      fc.property(house, model, fc.boolean(), (given, model, sameHours) => {
        const setup = setupOf(given);
        const changed = sameHours ? { ...setup, absences: [] } : openOnSaturdays(setup);
        const past = samplePast(sampleSetup(given.count), { leads: 120, seed: given.seed });
        const { after } = compare(setup, changed, past, { model });
        expect(after).toEqual(replay(changed, past, { model, pace: measurePace(setup, past) }).figures);
      }),
      runs,
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(house, model, (given, model) => {
        const setup = setupOf(given);
        const past = samplePast(sampleSetup(given.count), { leads: 120, seed: given.seed });
        const { figures, fates } = replay(setup, past, { model, pace: measurePace(setup, past) });
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        const { leads, moved, inTime, late, running, people, weeks } = figures;
        expect(moved + inTime + late + running).toBe(leads);
        expect(sum(weeks.map((week) => week.leads))).toBe(leads);
        expect(sum(weeks.map((week) => week.late))).toBe(late);
        const unclaimed = fates.filter(({ userId }) => userId === null).length;
        expect(sum(people.map((person) => person.leads)) + unclaimed).toBe(leads);
        expect(sum(people.map((person) => person.mails))).toBe(figures.mails);
        expect(figures.stage2).toBeLessThanOrEqual(figures.stage1);
        expect(figures.stage1).toBeLessThanOrEqual(late);
      }),
      runs,
    );
  });

  it('is the same every time, also from JSON', () => {
    const setup = sampleSetup(3);
    const past = samplePast(setup, { leads: 200 });
    const once = compare(setup, openOnSaturdays(setup), past, { model: 'pace' });
    const again = compare(
      JSON.parse(JSON.stringify(setup)) as DealerSetup,
      openOnSaturdays(setup),
      JSON.parse(JSON.stringify(past)) as typeof past,
      { model: 'pace' },
    );
    expect(again).toEqual(once);
  });

  it('with Saturdays open lets fewer leads be late where they pile up over the weekend', () => {
    const setup = sampleSetup(3);
    const { before, after } = compare(setup, openOnSaturdays(setup), samplePast(setup, { leads: 1500 }), {
      model: 'pace',
    });
    expect(after.late).toBeLessThan(before.late * 0.9);
  });
});

describe('who is on duty', () => {
  it('is the same as the rule of working hours says', () => {
    const from = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds;
    const day = fc.array(fc.constantFrom(['09:00', '12:00'], ['13:30', '17:15'], ['00:00', '24:00']), {
      maxLength: 2,
    });
    const week = fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
    const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
    const { hours, dealer } = sampleSetup(1);
    const calendar = compileCalendar({
      timeZone: dealer.timeZone,
      weekly: hours.weekly,
      daysOff: [],
      specialOpenings: [],
    });
    const clock = zoneClock(dealer.timeZone, from, from + 400 * 86_400_000);
    fc.assert(
      fc.property(week, minutes, (own, minute) => {
        const at = from + minute * 60_000;
        const weekly = own as unknown as Parameters<ReturnType<typeof dutyRoster>>[0];
        expect(dutyRoster(calendar, clock)(weekly, at)).toBe(
          isOnDuty(weekly, calendar, Temporal.Instant.fromEpochMilliseconds(at)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
