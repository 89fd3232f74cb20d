import { expect, it } from 'vitest';
import { nextNight } from './night.ts';

const next = (now: string, timeZone: string) =>
  nextNight(Temporal.Instant.from(now), timeZone).toZonedDateTimeISO(timeZone).toString();

it.each([
  ['during the day', '2026-06-16T10:00+02:00', 'Europe/Berlin', '2026-06-17T00:05:00+02:00[Europe/Berlin]'],
  [
    'between midnight and then',
    '2026-06-16T00:04+02:00',
    'Europe/Berlin',
    '2026-06-16T00:05:00+02:00[Europe/Berlin]',
  ],
  [
    'at that moment, the one after',
    '2026-06-16T00:05+02:00',
    'Europe/Berlin',
    '2026-06-17T00:05:00+02:00[Europe/Berlin]',
  ],
  [
    'before the spring change',
    '2026-03-28T23:00+01:00',
    'Europe/Berlin',
    '2026-03-29T00:05:00+01:00[Europe/Berlin]',
  ],
  [
    'on the day of the spring change',
    '2026-03-29T12:00+02:00',
    'Europe/Berlin',
    '2026-03-30T00:05:00+02:00[Europe/Berlin]',
  ],
  [
    'on the long day of the autumn change',
    '2026-10-25T12:00+01:00',
    'Europe/Berlin',
    '2026-10-26T00:05:00+01:00[Europe/Berlin]',
  ],
  [
    'where the day begins at one',
    '2026-09-05T12:00-04:00',
    'America/Santiago',
    '2026-09-06T01:05:00-03:00[America/Santiago]',
  ],
])('%s', (_, now, timeZone, expected) => {
  expect(next(now, timeZone)).toBe(expected);
});
