import { describe, expect, it } from 'vitest';
import { compileCalendar } from './compile.ts';
import { berlin, everyDay, inBerlin, off, sampleCalendar } from './sample-calendar.ts';
import { addWorkingTime, isDayOff, isOpen, nextOpening, workingTimeBetween } from './working-time.ts';

const hours = (n: number) => Temporal.Duration.from({ minutes: Math.round(n * 60) });
const usual = compileCalendar(sampleCalendar());
const satOff = compileCalendar(sampleCalendar({ daysOff: [off('2026-06-20')] }));
const satMonOff = compileCalendar(sampleCalendar({ daysOff: [off('2026-06-20'), off('2026-06-22')] }));

describe('the worked examples of the rules of time', () => {
  // 2026-06-16 is a Tuesday.
  it.each([
    ['1', usual, '2026-06-16 10:00', 2, '2026-06-16 12:00', '2026-06-16 11:30'],
    ['2', usual, '2026-06-16 17:00', 2, '2026-06-17 10:00', '2026-06-17 09:30'],
    ['3', usual, '2026-06-20 12:30', 2, '2026-06-22 10:30', '2026-06-22 10:00'],
    ['4', usual, '2026-06-21 03:00', 2, '2026-06-22 11:00', '2026-06-22 10:30'],
    ['5', satOff, '2026-06-19 17:30', 1, '2026-06-22 09:30', '2026-06-22 09:00'],
  ])('%s: due and reminder', (_, calendar, received, response, due, reminder) => {
    const moment = addWorkingTime(calendar, berlin(received), hours(response));
    expect(inBerlin(moment)).toBe(due);
    expect(inBerlin(moment?.subtract({ minutes: 30 }) ?? null)).toBe(reminder);
  });

  // The delay is elapsed time; the event waits on a day off, the mail for an opening.
  it.each([
    ['6', usual, '2026-06-19 16:00', 4, '2026-06-19 20:00', '2026-06-20 09:00'],
    ['7', satMonOff, '2026-06-19 16:00', 4, '2026-06-19 20:00', '2026-06-23 09:00'],
    ['8', satOff, '2026-06-19 17:00', 24, '2026-06-22 09:00', '2026-06-22 09:00'],
    ['10', usual, '2026-06-21 10:00', 0, '2026-06-22 09:00', '2026-06-22 09:00'],
    ['11', usual, '2026-06-22 09:00', 12, '2026-06-22 21:00', '2026-06-23 09:00'],
  ])('%s: event and mail after an elapsed delay', (_, calendar, from, delay, event, mail) => {
    const raw = berlin(from).add({ hours: delay });
    const moment = isDayOff(calendar, raw) ? nextOpening(calendar, raw) : raw;
    expect(inBerlin(moment)).toBe(event);
    expect(inBerlin(nextOpening(calendar, raw))).toBe(mail);
  });

  it('9: a reminder before opening is sent at opening', () => {
    const moment = berlin('2026-06-22 09:10').subtract({ minutes: 30 });
    expect(inBerlin(moment)).toBe('2026-06-22 08:40');
    expect(inBerlin(nextOpening(usual, moment))).toBe('2026-06-22 09:00');
  });

  it.each([
    ['spring', '2026-03-28 22:00', '2026-03-29 11:00'],
    ['autumn', '2026-10-24 22:00', '2026-10-25 09:00'],
  ])('16: twelve elapsed hours over the %s change', (_, from, to) => {
    expect(inBerlin(berlin(from).add({ hours: 12 }))).toBe(to);
  });
});

describe('addWorkingTime', () => {
  const lunch = compileCalendar(
    sampleCalendar({
      weekly: everyDay(['08:00', '12:00'], ['13:00', '18:00']),
      specialOpenings: [{ date: '2026-12-25', intervals: [['10:00', '11:00']] }],
      daysOff: [off('2026-12-25', 'Christmas', 'holiday'), off('2026-12-26', 'Christmas', 'holiday')],
    }),
  );
  it.each([
    ['is due at closing, not at the next opening', lunch, '2026-06-16 17:00', 1, '2026-06-16 18:00'],
    ['is due at the start of the lunch break', lunch, '2026-06-16 11:00', 1, '2026-06-16 12:00'],
    ['goes on after the lunch break', lunch, '2026-06-16 11:00', 1.5, '2026-06-16 13:30'],
    ['starts at the opening after the closing', lunch, '2026-06-16 18:00', 0.5, '2026-06-17 08:30'],
    ['starts at an opening itself', lunch, '2026-06-16 08:00', 0.5, '2026-06-16 08:30'],
    ['is due at once without a duration, even when closed', lunch, '2026-06-16 03:00', 0, '2026-06-16 03:00'],
    ['uses the special opening on a holiday, then none', lunch, '2026-12-24 17:30', 2, '2026-12-27 08:30'],
    ['ends a year of 52 weeks at the last closing', usual, '2026-06-16 09:00', 49 * 52, '2027-06-14 18:00'],
  ])('%s', (_, calendar, start, duration, due) => {
    const moment = addWorkingTime(calendar, berlin(start), hours(duration));
    expect(inBerlin(moment)).toBe(due);
  });

  it('counts to the thousandth of a second', () => {
    const start = berlin('2026-06-16 17:59:59.750');
    const due = addWorkingTime(usual, start, Temporal.Duration.from({ milliseconds: 251 }));
    expect(due?.toString()).toBe('2026-06-17T07:00:00.001Z');
  });

  it('meets midnight without a lost minute', () => {
    const always = compileCalendar(sampleCalendar({ weekly: everyDay(['00:00', '24:00']) }));
    const due = addWorkingTime(always, berlin('2026-06-16 23:30'), hours(1));
    expect(inBerlin(due)).toBe('2026-06-17 00:30');
  });

  it('counts overlapping and unsorted blocks once, and empty ones not at all', () => {
    const odd = compileCalendar(
      sampleCalendar({ weekly: everyDay(['10:00', '14:00'], ['08:00', '12:00'], ['20:00', '20:00']) }),
    );
    expect(inBerlin(addWorkingTime(odd, berlin('2026-06-16 07:00'), hours(6)))).toBe('2026-06-16 14:00');
    expect(inBerlin(addWorkingTime(odd, berlin('2026-06-16 07:00'), hours(7)))).toBe('2026-06-17 09:00');
  });

  it.each([
    [
      'nothing in the skipped hour',
      '2026-03-29',
      '2026-03-29 04:00',
      ['02:00', '03:00'],
      ['03:30', '05:00'],
      0.5,
    ],
    ['the rest of a block that opens in it', '2026-03-29', '2026-03-29 03:30', ['02:30', '05:00'], null, 0.5],
    [
      'both passes of the repeated hour',
      '2026-10-25',
      '2026-10-25 03:00',
      ['02:00', '03:00'],
      ['03:30', '05:00'],
      2,
    ],
  ] as const)('counts %s', (_, day, due, first, second, duration) => {
    const intervals = second ? [first, second] : [first];
    const calendar = compileCalendar(sampleCalendar({ weekly: everyDay(...intervals) }));
    const moment = addWorkingTime(calendar, berlin(`${day} 00:00`), hours(duration));
    expect(inBerlin(moment)).toBe(due);
  });

  it('is never due without hours, nor after the last special opening', () => {
    const none = sampleCalendar({ weekly: everyDay() });
    expect(addWorkingTime(compileCalendar(none), berlin('2026-06-16 10:00'), hours(1))).toBeNull();
    const fair = { date: '2027-09-26', intervals: [['13:00', '18:00']] as const };
    const once = compileCalendar({ ...none, specialOpenings: [fair] });
    expect(inBerlin(addWorkingTime(once, berlin('2026-06-16 10:00'), hours(5)))).toBe('2027-09-26 18:00');
    expect(addWorkingTime(once, berlin('2026-06-16 10:00'), hours(5.1))).toBeNull();
  });

  it.each([['P1M'], ['P1W'], ['-PT1H']])('refuses %s as a length of working time', (text) => {
    const duration = Temporal.Duration.from(text);
    expect(() => addWorkingTime(usual, berlin('2026-06-16 10:00'), duration)).toThrow(RangeError);
  });
});

describe('workingTimeBetween', () => {
  it.each([
    ['2026-06-16 10:00', '2026-06-16 12:00', 2],
    ['2026-06-16 17:00', '2026-06-17 10:00', 2],
    ['2026-06-20 13:00', '2026-06-22 09:00', 0],
    ['2026-06-17 10:00', '2026-06-16 10:00', 0],
    ['2026-06-15 00:00', '2026-06-22 00:00', 49],
    ['2026-01-05 00:00', '2031-01-06 00:00', 261 * 49],
  ])('from %s to %s', (from, to, expected) => {
    expect(workingTimeBetween(usual, berlin(from), berlin(to)) / 3600).toBe(expected);
  });
});

describe('openings and days off', () => {
  const fair = compileCalendar(
    sampleCalendar({
      daysOff: [off('2026-05-25', 'Whit Monday', 'holiday'), off('2026-06-04', 'Corpus Christi', 'holiday')],
      specialOpenings: [
        { date: '2026-05-24', intervals: [['13:00', '18:00']], name: 'spring fair' },
        { date: '2026-06-04', intervals: [['10:00', '12:00']] },
        { date: '2026-06-05', intervals: [] },
      ],
    }),
  );
  it.each([
    ['a working day', '2026-05-22 10:00', true, false, '2026-05-22 10:00'],
    ['its opening', '2026-05-22 09:00', true, false, '2026-05-22 09:00'],
    ['its closing', '2026-05-22 18:00', false, false, '2026-05-23 09:00'],
    ['its night', '2026-05-22 03:00', false, false, '2026-05-22 09:00'],
    ['a Sunday with a special opening', '2026-05-24 12:00', false, false, '2026-05-24 13:00'],
    ['a usual Sunday', '2026-05-31 12:00', false, true, '2026-06-01 09:00'],
    ['a holiday', '2026-05-25 10:00', false, true, '2026-05-26 09:00'],
    ['a holiday with a special opening', '2026-06-04 11:00', true, false, '2026-06-04 11:00'],
    ['a special opening without hours', '2026-06-05 10:00', false, true, '2026-06-06 09:00'],
  ])('%s', (_, at, open, dayOff, next) => {
    expect(isOpen(fair, berlin(at))).toBe(open);
    expect(isDayOff(fair, berlin(at))).toBe(dayOff);
    expect(inBerlin(nextOpening(fair, berlin(at)))).toBe(next);
  });

  it('has no next opening without hours', () => {
    const none = compileCalendar(sampleCalendar({ weekly: everyDay() }));
    expect(nextOpening(none, berlin('2026-05-22 10:00'))).toBeNull();
  });

  it('takes the local date, not that of UTC', () => {
    const apia = compileCalendar(sampleCalendar({ timeZone: 'Pacific/Apia', daysOff: [off('2026-07-08')] }));
    expect(isDayOff(apia, Temporal.Instant.from('2026-07-07T10:59Z'))).toBe(false);
    expect(isDayOff(apia, Temporal.Instant.from('2026-07-07T11:00Z'))).toBe(true);
  });
});
