import { describe, expect, it } from 'vitest';
import { type AbsenceSpan, absenceAt, deputyChain } from './deputies.ts';

const away = (userId: string, deputyId: string | null, from = 0, until = 100): AbsenceSpan => ({
  userId,
  from,
  until,
  deputyId,
});

describe('the chain of deputies', () => {
  const cases: {
    title: string;
    absences: AbsenceSpan[];
    chain: string;
    endsWith: string | null;
    cycle?: true;
  }[] = [
    { title: 'present', absences: [], chain: 'ann', endsWith: 'ann' },
    { title: 'one deputy', absences: [away('ann', 'ben')], chain: 'ann ben', endsWith: 'ben' },
    { title: 'nobody named', absences: [away('ann', null)], chain: 'ann', endsWith: null },
    {
      title: 'the deputy is absent too',
      absences: [away('ben', 'cleo'), away('ann', 'ben')],
      chain: 'ann ben cleo',
      endsWith: 'cleo',
    },
    {
      title: 'ends in an absent person',
      absences: [away('ann', 'ben'), away('ben', null)],
      chain: 'ann ben',
      endsWith: null,
    },
    {
      title: 'each for the other',
      absences: [away('ann', 'ben'), away('ben', 'ann')],
      chain: 'ann ben',
      endsWith: null,
      cycle: true,
    },
    {
      title: 'a cycle the person is not part of',
      absences: [away('ann', 'ben'), away('ben', 'cleo'), away('cleo', 'ben')],
      chain: 'ann ben cleo',
      endsWith: null,
      cycle: true,
    },
    { title: 'oneself', absences: [away('ann', 'ann')], chain: 'ann', endsWith: null, cycle: true },
    { title: 'not yet absent', absences: [away('ann', 'ben', 51)], chain: 'ann', endsWith: 'ann' },
    {
      title: 'absent from this moment',
      absences: [away('ann', 'ben', 50)],
      chain: 'ann ben',
      endsWith: 'ben',
    },
    { title: 'back at this moment', absences: [away('ann', 'ben', 0, 50)], chain: 'ann', endsWith: 'ann' },
  ];
  it.each(cases)('$title', ({ absences, chain, endsWith, cycle }) => {
    expect(deputyChain('ann', absences, 50)).toEqual({
      chain: chain.split(' '),
      endsWith,
      cycle: cycle ?? false,
    });
  });
});

describe('several absences at once', () => {
  const both = [away('ann', 'ben', 0, 90), away('ann', 'cleo', 40, 60)];

  it('takes the deputy of the one that began last, and the end of the longest', () => {
    expect(absenceAt('ann', both, 50)).toEqual({ until: 90, deputyId: 'cleo' });
    expect(absenceAt('ann', both.toReversed(), 50)).toEqual({ until: 90, deputyId: 'cleo' });
    expect(absenceAt('ann', both, 60)).toEqual({ until: 90, deputyId: 'ben' });
  });

  it('prefers one that names a deputy', () => {
    expect(absenceAt('ann', [away('ann', null, 45), away('ann', 'ben', 10)], 50)?.deputyId).toBe('ben');
  });
});
