import { describe, expect, it } from 'vitest';
import { calendarMemo } from './memo.ts';
import { sampleCalendar } from './sample-calendar.ts';

describe('calendarMemo', () => {
  it('compiles once per key and forgets the one that was not asked for the longest', () => {
    let asked = 0;
    const calendar = () => {
      asked++;
      return sampleCalendar();
    };
    const compiled = calendarMemo(2);
    const first = compiled('a', calendar);
    compiled('b', calendar);
    expect(compiled('a', calendar)).toBe(first);
    expect(asked).toBe(2);
    compiled('c', calendar);
    expect(compiled('a', calendar)).toBe(first);
    expect(asked).toBe(3);
    compiled('b', calendar);
    expect(asked).toBe(4);
  });
});
