import { describe, expect, it } from 'vitest';
import { type Coverage, coverageOf } from './coverage.ts';
import {
  away,
  berlinMs,
  inBerlin,
  type SampleChanges,
  sampleGroup,
  sampleInput,
  samplePerson,
} from './sample-setup.ts';

const desk = { receivesRequests: false, canBeAssigned: false };
const span = ({ from, until }: { from: number; until: number }) =>
  `${inBerlin(from)?.slice(11)}-${inBerlin(until)?.slice(11)}`;

/** The dealer's row of a coverage, or that of another rotation, a line for each day. */
function lines({ days, rotations }: Coverage, key = 'dealer'): string[] {
  const rotation = rotations.find((one) => one.key === key);
  return days.map(({ date, name, open }, i) => {
    const cell = rotation?.cells[i];
    const parts = [date, ...(name === null ? [] : [name])];
    if (!cell) return [...parts, 'closed'].join(' ');
    const away = cell.away.map(
      ({ name, why, partly, deputy }) =>
        `${name} ${why}${partly ? ' partly' : ''}${deputy === null ? '' : ` by ${deputy}`}`,
    );
    const gaps = cell.gaps.length === 0 ? [] : [`gap ${cell.gaps.map(span).join(' ')}`];
    return [...parts, open.map(span).join(' '), `${cell.least}-${cell.most}`, ...gaps, ...away].join(' ');
  });
}

const covered = (setup: SampleChanges, days = 4, now = '2026-06-18 10:00') =>
  coverageOf({ ...sampleInput(setup), now: berlinMs(now) }, days);

describe('how many people can receive', () => {
  it('counts all of today and the days after, and none on closed days', () => {
    expect(lines(covered({}))).toEqual([
      '2026-06-18 09:00-18:00 2-2',
      '2026-06-19 09:00-18:00 2-2',
      '2026-06-20 09:00-13:00 2-2',
      '2026-06-21 closed',
    ]);
  });

  it('says who is away, for how much of the day, and who stands in', () => {
    const setup = {
      absences: [
        away('ann', '2026-06-18 12:00', '2026-06-20 00:00', 'sue'),
        away('ben', '2026-06-19 00:00', '2026-06-20 12:00'),
        away('sue', '2026-06-19 15:00', '2026-06-19 16:00'),
      ],
    };
    expect(lines(covered(setup))).toEqual([
      '2026-06-18 09:00-18:00 2-2 Ann absent partly by Sue',
      '2026-06-19 09:00-18:00 0-1 gap 15:00-16:00 Ann absent by Sue Ben absent',
      '2026-06-20 09:00-13:00 1-2 Ben absent partly',
      '2026-06-21 closed',
    ]);
  });

  it('counts a deputy who takes part anyway once', () => {
    const setup = { absences: [away('ann', '2026-06-18 00:00', '2026-06-19 00:00', 'ben')] };
    expect(lines(covered(setup, 1))).toEqual(['2026-06-18 09:00-18:00 1-1 Ann absent by Ben']);
  });

  it('knows own hours', () => {
    const hours = {
      mon: [],
      tue: [],
      wed: [],
      thu: [['09:00', '12:00'] as [string, string]],
      fri: [],
      sat: [],
      sun: [],
    };
    const setup = {
      people: [samplePerson('ann', { hours }), samplePerson('ben', { hours }), samplePerson('sue', desk)],
    };
    expect(lines(covered(setup, 2))).toEqual([
      '2026-06-18 09:00-18:00 0-2 gap 12:00-18:00 Ann offDuty partly Ben offDuty partly',
      '2026-06-19 09:00-18:00 0-0 gap 09:00-18:00 Ann offDuty Ben offDuty',
    ]);
  });

  it('names holidays, own days off and special openings', () => {
    const setup = {
      hours: {
        holidays: { country: 'DE', region: 'BW' },
        ownDaysOff: [{ from: '2026-12-24', until: '2026-12-27', name: 'Betriebsferien' }],
        specialOpenings: [{ date: '2026-12-27', intervals: [['13:00', '17:00']], name: 'Wintermarkt' }],
      },
    } satisfies SampleChanges;
    expect(lines(covered(setup, 4, '2026-12-24 08:00'))).toEqual([
      '2026-12-24 Betriebsferien closed',
      '2026-12-25 1. Weihnachtstag closed',
      '2026-12-26 2. Weihnachtstag closed',
      '2026-12-27 Wintermarkt 13:00-17:00 2-2',
    ]);
  });

  it('has a row for each group, and who claims for a pool', () => {
    const setup = {
      people: [
        samplePerson('ann'),
        samplePerson('ben'),
        samplePerson('cleo', { receivesRequests: false }),
        samplePerson('pool', desk),
      ],
      distribution: {
        mode: 'pool',
        poolUserId: 'pool',
        groups: [sampleGroup('g', { members: [{ userId: 'cleo', weight: 1 }] })],
      },
      absences: [away('cleo', '2026-06-18 00:00', '2026-06-19 00:00')],
    } satisfies SampleChanges;
    const coverage = covered(setup, 1);
    expect(coverage.rotations.map(({ group, mode, people }) => [group, mode, people])).toEqual([
      [null, 'pool', ['Ann', 'Ben', 'Cleo']],
      ['Group g', 'rotation', ['Cleo']],
    ]);
    expect(lines(coverage)).toEqual(['2026-06-18 09:00-18:00 2-2 Cleo absent']);
    expect(lines(coverage, 'group:g')).toEqual(['2026-06-18 09:00-18:00 0-0 gap 09:00-18:00 Cleo absent']);
  });

  it('keeps to local days where the clocks change', () => {
    const weekly = { ...sampleInput({}).setup.hours.weekly, sun: [['01:00', '04:00'] as [string, string]] };
    const coverage = covered({ hours: { weekly } }, 3, '2026-10-24 10:00');
    expect(
      coverage.days.map(({ date, open }) => [
        date,
        open.map(({ from, until }) => (until - from) / 3_600_000),
      ]),
    ).toEqual([
      ['2026-10-24', [4]],
      ['2026-10-25', [4]],
      ['2026-10-26', [9]],
    ]);
  });
});
