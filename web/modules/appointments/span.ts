import { addDays, momentOf, wallOf } from '../../time/zone.ts';

/** When, as the form's fields hold it, on the dealer's clocks. */
export type SpanFields = { readonly date: string; readonly from: string; readonly until: string };

const HOUR = 60;
const LATEST = 17;

/** What is sent; null when the fields are no span. An end at or before the beginning is none. */
export function spanOfFields(
  { date, from, until }: SpanFields,
  timeZone: string,
): { startsAt: string; endsAt: string } | null {
  if (from === '' || until === '') return null;
  const startsAt = momentOf({ date, time: from }, timeZone);
  const endsAt =
    until === '24:00'
      ? momentOf({ date: addDays(date, 1), time: '00:00' }, timeZone)
      : momentOf({ date, time: until }, timeZone);
  if (startsAt === null || endsAt === null || Date.parse(endsAt) <= Date.parse(startsAt)) return null;
  return { startsAt, endsAt };
}

export function fieldsOfSpan(span: { startsAt: string; endsAt: string }, timeZone: string): SpanFields {
  const start = wallOf(Date.parse(span.startsAt), timeZone);
  return { date: start.date, from: start.time, until: wallOf(Date.parse(span.endsAt), timeZone).time };
}

/** An hour from the next full one, seen from `now`; in the evening tomorrow at ten. */
export function nextHour(now: number, timeZone: string): SpanFields {
  const { date, time } = wallOf(now, timeZone);
  const hour = Number(time.slice(0, 2)) + 1;
  if (hour > LATEST) return spanFrom(addDays(date, 1), 10 * HOUR);
  return spanFrom(date, hour * HOUR);
}

/** An hour from so many minutes after midnight. */
export function spanFrom(date: string, minutes: number): SpanFields {
  return { date, from: timeOf(minutes), until: timeOf(Math.min(24 * HOUR, minutes + HOUR)) };
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;
}
