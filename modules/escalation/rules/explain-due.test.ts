import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../working-hours/index.ts';
import { type DerivedDeadline, explainDue } from './explain-due.ts';

const workday = [['09:00', '18:00']] as const;
const calendarWith = (holiday: string | null) =>
  compileCalendar({
    timeZone: 'Europe/Berlin',
    weekly: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: [], sun: [] },
    daysOff: holiday ? [{ date: holiday, name: 'Whit Monday', kind: 'holiday' }] : [],
    specialOpenings: [],
  });
const times = {
  reminderMinutes: 30,
  stage2Minutes: 240,
  followUpStage2Minutes: 720,
  followUpsRespectWorkingHours: true,
};

/** Friday 16:30, two hours, over Whitsun. */
const lead: DerivedDeadline = {
  kind: 'response',
  startedAt: Temporal.Instant.from('2026-05-22T16:30+02:00'),
  setAt: Temporal.Instant.from('2026-05-22T16:30+02:00'),
  dueAt: Temporal.Instant.from('2026-05-26T09:30+02:00'),
  seconds: 7200,
  origin: 'source',
};

describe('the derivation of a due moment', () => {
  it('has the pieces of the clock, the origin and what is planned', () => {
    const found = explainDue(lead, times, calendarWith('2026-05-25'));
    expect(
      found.pieces.map(({ countedSeconds, notCounted }) => [countedSeconds, notCounted?.reason]),
    ).toEqual([
      [5400, undefined],
      [0, 'closed'],
      [0, 'weekdayClosed'],
      [0, 'dayOff'],
      [0, 'closed'],
      [1800, undefined],
    ]);
    expect(found.pieces[3]?.notCounted).toMatchObject({ name: 'Whit Monday' });
    expect(found).toMatchObject({ addsUp: true, origin: 'source', seconds: 7200 });
    expect(found.events.map(({ kind }) => kind)).toEqual(['reminder', 'stage1', 'stage2']);
  });

  it('says when the calendar of today no longer leads there', () => {
    expect(explainDue(lead, times, calendarWith(null)).addsUp).toBe(false);
  });

  it('has no pieces for a moment that somebody chose', () => {
    const chosen = { ...lead, kind: 'followUp', seconds: null, origin: 'chosen' } as const;
    const found = explainDue(chosen, times, calendarWith(null));
    expect(found).toMatchObject({ pieces: [], addsUp: true, origin: 'chosen' });
    expect(found.events.map(({ kind }) => kind)).toEqual(['followUp', 'followUpStage2']);
  });

  it('stands the microseconds of a database', () => {
    const stored = {
      ...lead,
      startedAt: lead.startedAt.add({ microseconds: 700 }),
      dueAt: lead.dueAt.add({ microseconds: 700 }),
    };
    expect(explainDue(stored, times, calendarWith('2026-05-25')).addsUp).toBe(true);
  });
});
