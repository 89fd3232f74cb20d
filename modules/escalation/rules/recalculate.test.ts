import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../working-hours/index.ts';
import { sampleCalendar } from '../../working-hours/rules/sample-calendar.ts';
import { eventsOf } from './event-moments.ts';
import { type ClockRules, movementOf, type OpenDeadline, recalculated } from './recalculate.ts';
import { DEFAULT_ESCALATION, type EscalationSettings } from './settings.ts';

const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant().epochMilliseconds;
const local = (moment: number) =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const rules = (more: {
  settings?: Partial<EscalationSettings>;
  daysOff?: string[];
  followUpDays?: number;
}): ClockRules => ({
  settings: { ...DEFAULT_ESCALATION, ...more.settings },
  followUpDays: more.followUpDays ?? 2,
  calendar: compileCalendar(
    sampleCalendar({
      daysOff: (more.daysOff ?? []).map((date) => ({ date, name: 'Inventory', kind: 'own' as const })),
    }),
  ),
});
const usual = rules({});

/** A lead of Friday, 17:00: due on Saturday at 10:00. */
const deadline = (more: Partial<OpenDeadline> = {}): OpenDeadline => ({
  leadId: 'lead',
  type: 'vehicle',
  sourceId: 'web',
  kind: 'response',
  startedAt: at('2026-03-06T17:00'),
  setAt: at('2026-03-06T17:00'),
  dueAt: at('2026-03-07T10:00'),
  yellowFrom: at('2026-03-07T09:30'),
  seconds: 7200,
  origin: 'dealer',
  fired: [],
  ...more,
});
const followUp = (more: Partial<OpenDeadline> = {}) =>
  deadline({
    kind: 'followUp',
    seconds: null,
    dueAt: at('2026-03-09T09:00'),
    yellowFrom: at('2026-03-09T08:30'),
    ...more,
  });

describe('a deadline under other rules', () => {
  it.each<{
    title: string;
    deadline: OpenDeadline;
    rules: ClockRules;
    due: string;
    yellow: string;
    origin?: string;
  }>([
    {
      title: 'stays under the same',
      deadline: deadline(),
      rules: usual,
      due: '2026-03-07T10:00',
      yellow: '2026-03-07T09:30',
    },
    {
      title: 'moves over a day off',
      deadline: deadline(),
      rules: rules({ daysOff: ['2026-03-07'] }),
      due: '2026-03-09T10:00',
      yellow: '2026-03-09T09:30',
    },
    {
      title: 'follows the response time from the same start',
      deadline: deadline(),
      rules: rules({ settings: { responseMinutes: 30 } }),
      due: '2026-03-06T17:30',
      yellow: '2026-03-06T17:00',
    },
    {
      title: 'follows the time of its source, and says so',
      deadline: deadline(),
      rules: rules({ settings: { bySource: { web: { responseMinutes: 60 } } } }),
      due: '2026-03-06T18:00',
      yellow: '2026-03-06T17:30',
      origin: 'source',
    },
    {
      title: 'turns yellow by another reminder',
      deadline: deadline(),
      rules: rules({ settings: { reminderMinutes: 60 } }),
      due: '2026-03-07T10:00',
      yellow: '2026-03-07T09:00',
    },
    {
      title: 'stays where somebody put it, and turns yellow by the reminder',
      deadline: deadline({ origin: 'chosen', seconds: null, dueAt: at('2026-03-07T12:00') }),
      rules: rules({ settings: { responseMinutes: 30, reminderMinutes: 20 }, daysOff: ['2026-03-07'] }),
      due: '2026-03-07T12:00',
      yellow: '2026-03-07T11:40',
      origin: 'chosen',
    },
    {
      title: 'as the usual follow-up counts its working days again',
      deadline: followUp(),
      rules: rules({ daysOff: ['2026-03-07'] }),
      due: '2026-03-10T09:00',
      yellow: '2026-03-10T08:30',
    },
    {
      title: 'as a chosen follow-up stays',
      deadline: followUp({ origin: 'chosen', dueAt: at('2026-03-08T10:00') }),
      rules: rules({ followUpDays: 9 }),
      due: '2026-03-08T10:00',
      yellow: '2026-03-08T09:30',
      origin: 'chosen',
    },
  ])('$title', ({ deadline: one, rules: by, due, yellow, origin = 'dealer' }) => {
    const found = recalculated(one, by);
    expect([local(found.dueAt), local(found.yellowFrom), found.origin]).toEqual([due, yellow, origin]);
  });
});

describe('what people would notice', () => {
  const now = at('2026-03-07T09:45');
  const moved = (one: OpenDeadline, after: ClockRules) => movementOf(one, { before: usual, after }, now);

  it('is nothing under the same rules', () => {
    expect(moved(deadline(), usual)).toBeNull();
    expect(moved(followUp(), usual)).toBeNull();
  });

  it('is the due moment, the colour and the next notice', () => {
    const found = moved(deadline(), rules({ daysOff: ['2026-03-07'] }));
    expect(found?.before).toMatchObject({ colour: 'yellow', notice: { kind: 'reminder' } });
    expect(found?.after).toMatchObject({
      colour: 'green',
      notice: { kind: 'reminder', at: at('2026-03-09T09:30') },
    });
  });

  it('is a notice alone, when a chosen moment falls on what is now a day off', () => {
    const chosen = deadline({ origin: 'chosen', seconds: null, fired: [{ kind: 'reminder', at: now }] });
    const found = moved(chosen, rules({ daysOff: ['2026-03-07'] }));
    expect(found?.after.dueAt).toEqual(chosen.dueAt);
    expect(found?.after.notice).toMatchObject({ kind: 'stage1', at: at('2026-03-09T09:00') });
  });

  it('is no event that has fired already', () => {
    const fired = [{ kind: 'stage1', at: at('2026-03-07T10:00') }] as const;
    const found = movementOf(
      deadline({ fired }),
      { before: usual, after: rules({ settings: { responseMinutes: 600 } }) },
      at('2026-03-07T11:00'),
    );
    expect(found?.after).toMatchObject({ colour: 'green', notice: { kind: 'stage2' } });
  });
});

describe('computing again', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 30 });
  const anyRules = fc
    .record({
      responseMinutes: fc.integer({ min: 1, max: 3000 }),
      reminderMinutes: fc.option(fc.integer({ min: 1, max: 300 })),
      stage2Minutes: fc.option(fc.integer({ min: 1, max: 3000 })),
      daysOff: fc.subarray([
        '2026-03-02',
        '2026-03-03',
        '2026-03-06',
        '2026-03-07',
        '2026-03-09',
        '2026-03-16',
      ]),
    })
    .map(({ daysOff, ...settings }) => rules({ settings, daysOff }));

  it('never revives an event that has fired, and changes nothing the second time', () => {
    fc.assert(
      fc.property(minute, minute, anyRules, anyRules, (start, later, before, after) => {
        const startedAt = at('2026-03-01T00:00') + start * 60_000;
        const fresh = deadline({ startedAt, setAt: startedAt });
        const first = { ...fresh, ...recalculated(fresh, before) };
        const times = { ...before.settings, followUpsRespectWorkingHours: true };
        const now = startedAt + later * 60_000;
        const fired = eventsOf(first, times, before.calendar, []).filter((event) => event.at <= now);
        const again = { ...first, fired, ...recalculated({ ...first, fired }, after) };
        const planned = eventsOf(
          again,
          { ...after.settings, followUpsRespectWorkingHours: true },
          after.calendar,
          fired,
        );
        const kinds = new Set<string>(fired.map(({ kind }) => kind));
        expect(planned.filter((event) => !event.fired && kinds.has(event.kind))).toEqual([]);
        expect(again.dueAt).toBeGreaterThanOrEqual(again.startedAt);
        expect(recalculated(again, after)).toEqual(recalculated(first, after));
      }),
      { numRuns: 300 },
    );
  });
});
