import type { Calendar, DayOff, Interval } from './calendar.ts';

/** Calendars for tests. Mon–Fri 09:00–18:00, Sat 09:00–13:00 in Berlin, and whatever else is said. */
export function sampleCalendar(changes: Partial<Calendar> = {}): Calendar {
  const weekday: readonly Interval[] = [['09:00', '18:00']];
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
    daysOff: [],
    specialOpenings: [],
    ...changes,
  };
}

/** The same intervals on all seven days. */
export function everyDay(...intervals: readonly Interval[]): Calendar['weekly'] {
  return {
    mon: intervals,
    tue: intervals,
    wed: intervals,
    thu: intervals,
    fri: intervals,
    sat: intervals,
    sun: intervals,
  };
}

export function off(date: string, name = 'closed', kind: DayOff['kind'] = 'own'): DayOff {
  return { date, name, kind };
}

/** Local Berlin time, `2026-06-16 10:00`, as an instant. */
export function berlin(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
}

/** An instant as local Berlin time, `2026-06-16 10:00`, with seconds when there are any. */
export function inBerlin(instant: Temporal.Instant | null): string | null {
  if (instant === null) return null;
  const local = instant.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime();
  return local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' }).replace('T', ' ');
}
