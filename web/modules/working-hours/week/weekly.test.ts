import { describe, expect, it } from 'vitest';
import { isWrong, minutesPerWeek, nextInterval, storedEnd, usualWeek } from './weekly.ts';

describe('the week', () => {
  it('counts the usual week as 49 hours', () => {
    expect(minutesPerWeek(usualWeek)).toBe(49 * 60);
  });

  it('counts overlapping hours once and leaves wrong ones out', () => {
    const day: [string, string][] = [
      ['13:00', '15:00'],
      ['09:00', '14:00'],
      ['18:00', '17:00'],
    ];
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(minutesPerWeek({ ...none, mon: day })).toBe(6 * 60);
  });

  it('takes midnight at the end for the end of the day', () => {
    expect(storedEnd('00:00')).toBe('24:00');
    expect(isWrong(['18:00', '24:00'])).toBe(false);
    expect(isWrong(['18:00', '18:00'])).toBe(true);
    expect(isWrong(['', '18:00'])).toBe(true);
  });

  it('proposes hours after those that are there', () => {
    expect(nextInterval([])).toEqual(['09:00', '18:00']);
    expect(nextInterval([['08:00', '12:00']])).toEqual(['13:00', '17:00']);
    expect(nextInterval([['08:00', '24:00']])).toEqual(['22:00', '24:00']);
  });
});
