import { describe, expect, it } from 'vitest';
import { firstCircle } from './absences.ts';
import type { AbsenceSpan } from './deputies.ts';

const away = (userId: string, from: number, until: number, deputyId: string | null): AbsenceSpan => ({
  userId,
  from,
  until,
  deputyId,
});

describe('a planned absence', () => {
  it.each<[string, AbsenceSpan, AbsenceSpan[], number | null]>([
    ['alone', away('anna', 10, 20, 'ben'), [], null],
    ['without a deputy', away('anna', 10, 20, null), [away('ben', 0, 30, 'anna')], null],
    [
      'with a deputy who is away, with another',
      away('anna', 10, 20, 'ben'),
      [away('ben', 5, 15, 'cem')],
      null,
    ],
    ['with a deputy whose deputy it is', away('anna', 10, 20, 'ben'), [away('ben', 5, 15, 'anna')], 10],
    [
      'in a circle of three',
      away('anna', 10, 20, 'ben'),
      [away('ben', 0, 30, 'cem'), away('cem', 0, 30, 'anna')],
      10,
    ],
    ['in a circle that begins later', away('anna', 10, 20, 'ben'), [away('ben', 18, 30, 'anna')], 18],
    ['in a circle after it', away('anna', 10, 20, 'ben'), [away('ben', 20, 30, 'anna')], null],
    ['in a circle before it', away('anna', 10, 20, 'ben'), [away('ben', 0, 10, 'anna')], null],
    [
      'in a circle once a shorter absence with another deputy is over',
      away('anna', 10, 20, 'ben'),
      [away('ben', 5, 30, 'anna'), away('ben', 8, 14, 'cem')],
      14,
    ],
  ])('%s', (_, planned, others, at) => {
    expect(firstCircle(planned, others)).toBe(at);
  });
});
