import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../working-hours/index.ts';
import { DEFAULT_ESCALATION } from './settings.ts';
import { workedExamples } from './worked-example.ts';

const workday = [['09:00', '18:00']] as const;
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const calendarWith = (weekly: Partial<Record<keyof typeof closed, readonly (readonly [string, string])[]>>) =>
  compileCalendar({
    timeZone: 'Europe/Berlin',
    weekly: { ...closed, ...weekly } as typeof closed,
    daysOff: [],
    specialOpenings: [],
  });
const weekdays = { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday };
/** A Tuesday. */
const now = Temporal.Instant.from('2026-03-10T14:20+01:00');
const times = { ...DEFAULT_ESCALATION, responseMinutes: 60 };
const shown = (at: Temporal.Instant) => {
  const there = at.toZonedDateTimeISO('Europe/Berlin');
  return `${there.toLocaleString('en', { weekday: 'short' })} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};

describe('worked examples', () => {
  it('are a lead on a usual morning, one before the weekend, and a follow-up in it', () => {
    const examples = workedExamples(now, times, calendarWith(weekdays));
    expect(
      examples.map(({ kind, startsAt, dueAt, events }) => [
        `${kind} ${shown(startsAt)} due ${shown(dueAt)}`,
        ...events.map((event) => `${event.kind} ${shown(event.at)}`),
      ]),
    ).toEqual([
      ['lead Wed 10:00 due Wed 11:00', 'reminder Wed 10:30', 'stage1 Wed 11:00', 'stage2 Wed 15:00'],
      ['lead Fri 17:30 due Mon 09:30', 'reminder Mon 09:00', 'stage1 Mon 09:30', 'stage2 Mon 13:30'],
      ['followUp Sun 01:00 due Sun 01:00', 'followUp Mon 09:00', 'followUpStage2 Tue 09:00'],
    ]);
  });

  it('know an interval that is shorter than half an hour', () => {
    const examples = workedExamples(now, times, calendarWith({ wed: [['09:00', '09:20']] }));
    expect(examples.map(({ kind, startsAt }) => `${kind} ${shown(startsAt)}`)).toEqual([
      'lead Wed 09:00',
      'followUp Sat 21:00',
      'lead Wed 09:20',
    ]);
  });

  it('are none where nobody opens', () => {
    expect(workedExamples(now, times, calendarWith({}))).toEqual([]);
  });
});
