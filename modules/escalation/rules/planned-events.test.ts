import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../working-hours/index.ts';
import { type Deadline, dueOfNewLead, type EventTimes } from './deadline.ts';
import { type EventMoment, nextEvent, plannedEvents } from './planned-events.ts';

const calendarWith = (...daysOff: string[]) =>
  compileCalendar({
    timeZone: 'Europe/Berlin',
    weekly: {
      mon: [['09:00', '18:00']],
      tue: [['09:00', '18:00']],
      wed: [['09:00', '18:00']],
      thu: [['09:00', '18:00']],
      fri: [['09:00', '18:00']],
      sat: [['09:00', '13:00']],
      sun: [],
    },
    daysOff: daysOff.map((date) => ({ date, name: 'day off', kind: 'own' as const })),
    specialOpenings: [],
  });
const calendar = calendarWith();
const times: EventTimes = {
  reminderMinutes: 30,
  stage2Minutes: 240,
  followUpStage2Minutes: 720,
  followUpsRespectWorkingHours: true,
};
/** Wall time of March 2026: `10T12:00` is a Tuesday. */
const at = (local: string) =>
  Temporal.PlainDateTime.from(`2026-03-${local}`).toZonedDateTime('Europe/Berlin').toInstant();
const deadline: Deadline = { kind: 'response', dueAt: at('10T12:00'), setAt: at('10T10:00') };
const fired = (...events: [EventMoment['kind'], string][]): EventMoment[] =>
  events.map(([kind, moment]) => ({ kind, at: at(moment) }));
const shown = (events: readonly { kind: string; at: Temporal.Instant }[]) =>
  events.map(
    ({ kind, at: moment }) =>
      `${kind} ${moment.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString()}`,
  );

describe('what is next', () => {
  it.each([
    [[], 'reminder', '10T11:30'],
    [[['reminder', '10T11:30']], 'stage1', '10T12:00'],
    [
      [
        ['reminder', '10T11:30'],
        ['stage1', '10T12:00'],
      ],
      'stage2',
      '10T16:00',
    ],
    // the reminder that never fired comes no more
    [[['stage1', '10T12:00']], 'stage2', '10T16:00'],
  ] as [[EventMoment['kind'], string][], string, string][])('after %j is %s', (before, kind, moment) => {
    expect(nextEvent(deadline, times, calendar, fired(...before))).toEqual({ kind, at: at(moment) });
  });

  it('is nothing after stage 2, also when it came alone', () => {
    expect(nextEvent(deadline, times, calendar, fired(['stage2', '10T16:00']))).toBeNull();
    expect(
      nextEvent(deadline, { ...times, stage2Minutes: null }, calendar, fired(['stage1', '10T12:00'])),
    ).toBeNull();
  });
});

describe('what has fired', () => {
  it('stands where it took effect, whatever the settings say now', () => {
    const events = plannedEvents(
      { ...deadline, dueAt: at('10T15:00') },
      { ...times, reminderMinutes: null },
      calendar,
      fired(['reminder', '10T11:30'], ['stage1', '10T12:00']),
    );
    expect(shown(events)).toEqual(['reminder 11:30:00', 'stage1 12:00:00', 'stage2 19:00:00']);
    expect(events.map((event) => event.fired)).toEqual([true, true, false]);
  });

  it('is what stage 2 counts from, and never before the deadline', () => {
    const late = fired(['stage1', '10T12:00']);
    const earlier = { ...deadline, dueAt: at('10T11:00') };
    expect(nextEvent(earlier, times, calendar, late)?.at).toEqual(at('10T16:00'));
    const later = { ...deadline, dueAt: at('11T10:00') };
    expect(nextEvent(later, times, calendar, late)?.at).toEqual(at('11T14:00'));
  });

  it('keeps its stage 2 on the day off where the clock leads, and moves it from there', () => {
    const [, , stage2] = plannedEvents(
      { ...deadline, dueAt: at('13T17:00') },
      { ...times, stage2Minutes: 1440 },
      calendarWith('2026-03-14'),
    );
    expect(stage2).toMatchObject({ at: at('16T09:00'), clockAt: at('14T17:00') });
  });
});

describe('for any settings', () => {
  const minutes = fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null });
  const anyTimes = fc.record({
    reminderMinutes: minutes,
    stage2Minutes: minutes,
    followUpStage2Minutes: minutes,
    followUpsRespectWorkingHours: fc.boolean(),
  });
  const instant = fc
    .integer({ min: 0, max: 20 * 1440 })
    .map((minute) => at('02T00:00').add({ minutes: minute }));
  const anyDeadline = fc.record({
    kind: fc.constantFrom('response' as const, 'followUp' as const),
    dueAt: instant,
    setAt: instant,
  });
  const daysOff = fc
    .subarray(['2026-03-03', '2026-03-06', '2026-03-07', '2026-03-09', '2026-03-16'])
    .map((dates) => calendarWith(...dates));

  it('the due moment is never before its start, and a longer time is never due sooner', () => {
    const duration = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(instant, duration, duration, daysOff, (start, a, b, days) => {
        const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map((length) =>
          dueOfNewLead(start, length, days),
        );
        if (!shorter || !longer) throw new Error('never due');
        expect(Temporal.Instant.compare(shorter, start)).toBeGreaterThan(0);
        expect(Temporal.Instant.compare(longer, shorter)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('events come in order, none before the deadline but the reminder, and each mail inside the hours or never', () => {
    fc.assert(
      fc.property(anyDeadline, anyTimes, daysOff, (one, some, days) => {
        const events = plannedEvents(one, some, days);
        for (const [index, event] of events.entries()) {
          const before = events[index - 1];
          if (before) expect(Temporal.Instant.compare(before.at, event.at)).toBeLessThanOrEqual(0);
          if (event.kind !== 'reminder')
            expect(Temporal.Instant.compare(event.at, one.dueAt)).toBeGreaterThanOrEqual(0);
          if (event.mailAt)
            expect(Temporal.Instant.compare(event.mailAt, event.at)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('played to the end under settings that change each time, each kind fires once and nothing before what fired', () => {
    const order = ['reminder', 'stage1', 'stage2', 'followUp', 'followUpStage2'];
    fc.assert(
      fc.property(
        anyDeadline,
        fc.array(fc.tuple(instant, anyTimes, daysOff), { minLength: 8, maxLength: 8 }),
        (first, changes) => {
          const happened: EventMoment[] = [];
          for (const [dueAt, some, days] of changes) {
            const next = nextEvent({ ...first, dueAt }, some, days, happened);
            if (next) happened.push(next);
          }
          const ranks = happened.map(({ kind }) => order.indexOf(kind));
          expect(new Set(ranks).size).toBe(ranks.length);
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
