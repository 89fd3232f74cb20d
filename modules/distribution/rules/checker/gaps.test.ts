import { describe } from 'vitest';
import { away, sampleGroup, samplePerson } from './sample-setup.ts';
import { table } from './table.cases.ts';

const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const nineToSix: [string, string][] = [['09:00', '18:00']];
const onMondays = { ...week, mon: nineToSix };
const notOnMondays = {
  ...week,
  tue: nineToSix,
  wed: nineToSix,
  thu: nineToSix,
  fri: nineToSix,
  sat: nineToSix,
};
const desk = { receivesRequests: false, supervisorIds: [] };
const others = [samplePerson('fay', desk), samplePerson('ada', { ...desk, administers: true })];
const both = [
  away('ann', '2026-06-20 00:00', '2026-06-27 00:00'),
  away('ben', '2026-06-24 00:00', '2026-07-04 00:00'),
];

describe('times at which nobody can receive', () => {
  table(
    ['absenceGap', 'uncoveredHours'],
    [
      { title: 'none', expected: [] },
      { title: 'one is left', setup: { absences: both.slice(0, 1) }, expected: [] },
      {
        title: 'all are away at once: from the day the last one goes until the first is back',
        setup: { absences: both },
        expected: [
          'error absenceGap dealer 2026-06-24, 2026-06-24 00:00 to 2026-06-27 00:00; Ann, Ben; 2026-06-24 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'a deputy from outside covers it',
        setup: { absences: [away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'sue'), ...both.slice(1)] },
        expected: [],
      },
      {
        title: 'deputies do not receive',
        setup: {
          distribution: { deputiesReceive: false },
          absences: [away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'sue'), ...both.slice(1)],
        },
        expected: [
          'error absenceGap dealer 2026-06-24, 2026-06-24 00:00 to 2026-06-27 00:00; Ann, Ben; 2026-06-24 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'only while it is closed anyway: a warning, with a lead of that time',
        setup: {
          hours: { ownDaysOff: [{ from: '2026-06-24', until: '2026-06-26', name: 'Inventory' }] },
          absences: both,
        },
        expected: [
          'warning absenceGap dealer 2026-06-24, 2026-06-24 00:00 to 2026-06-27 00:00; Ann, Ben; 2026-06-24 00:00 ends with fallback Fay',
        ],
      },
      {
        title: 'a gap that has begun bites now and keeps its name',
        setup: {
          absences: [
            away('ann', '2026-06-01 00:00', '2026-06-20 00:00'),
            away('ben', '2026-06-08 00:00', '2026-06-18 00:00'),
          ],
        },
        expected: [
          'error absenceGap dealer 2026-06-08, now to 2026-06-18 00:00; Ann, Ben; 2026-06-16 10:00 ends with fallback Fay',
        ],
      },
      {
        title: 'beyond the 60 days it does not end, and later ones are not told',
        setup: {
          absences: [
            away('ann', '2026-08-01 00:00', '2026-12-01 00:00'),
            away('ben', '2026-08-10 00:00', '2026-12-01 00:00'),
          ],
        },
        expected: [
          'error absenceGap dealer 2026-08-10, 2026-08-10 00:00; Ann, Ben; 2026-08-10 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'two gaps',
        setup: {
          absences: [
            away('ann', '2026-06-20 00:00', '2026-07-20 00:00'),
            away('ben', '2026-06-24 12:00', '2026-06-24 15:00'),
            away('ben', '2026-07-01 00:00', '2026-07-02 00:00'),
          ],
        },
        expected: [
          'error absenceGap dealer 2026-06-24, 2026-06-24 12:00 to 2026-06-24 15:00; Ann, Ben; 2026-06-24 12:00 ends with fallback Fay',
          'error absenceGap dealer 2026-07-01, 2026-07-01 00:00 to 2026-07-02 00:00; Ann, Ben; 2026-07-01 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'nobody works on Mondays',
        setup: {
          people: [
            samplePerson('ann', { hours: notOnMondays }),
            samplePerson('ben', { hours: notOnMondays }),
            ...others,
          ],
        },
        expected: [
          'error uncoveredHours dealer, 2026-06-22 09:00; mon 09:00-18:00; 2026-06-22 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'the Monday is covered by one, and an absence of that one is a gap',
        setup: {
          people: [
            samplePerson('ann', { hours: notOnMondays }),
            samplePerson('ben', { hours: onMondays }),
            ...others,
          ],
          absences: [away('ben', '2026-06-29 00:00', '2026-06-30 00:00')],
        },
        // What comes after Saturday's closing waits for Monday, but Ben is not away yet.
        expected: [
          'error absenceGap dealer 2026-06-29, 2026-06-29 00:00 to 2026-06-29 18:00; Ben; 2026-06-29 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'part of each day is uncovered',
        setup: {
          people: [
            samplePerson('ann', {
              hours: { ...notOnMondays, mon: [['09:00', '12:00']], fri: [['10:00', '18:00']] },
            }),
            ...others,
          ],
        },
        expected: [
          'error uncoveredHours dealer, 2026-06-19 09:00; mon 12:00-18:00, fri 09:00-10:00; 2026-06-19 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'a special opening on a Sunday on which nobody works',
        setup: {
          hours: {
            specialOpenings: [{ date: '2026-06-28', intervals: [['13:00', '17:00']], name: 'Summer fair' }],
          },
          people: [samplePerson('ann', { hours: { ...notOnMondays, mon: nineToSix } }), ...others],
        },
        expected: [
          'error uncoveredHours dealer, 2026-06-28 13:00; sun 13:00-17:00; 2026-06-28 13:00 ends with fallback Fay',
        ],
      },
      {
        title: 'a group has its own gap although the house does not',
        setup: {
          distribution: { groups: [sampleGroup('g', { members: [{ userId: 'ben', weight: 1 }] })] },
          absences: both,
          people: [samplePerson('ann'), samplePerson('ben'), samplePerson('cleo'), ...others],
        },
        expected: [
          'error absenceGap group:g 2026-06-24, 2026-06-24 00:00 to 2026-07-04 00:00; Ben; 2026-06-24 09:00 ends with fallback Fay',
        ],
      },
      {
        title: 'a pool that nobody can claim from',
        setup: {
          distribution: { mode: 'pool', poolUserId: 'fay' },
          people: [samplePerson('ann'), samplePerson('fay', desk)],
          absences: [away('ann', '2026-06-24 00:00', '2026-06-25 00:00')],
        },
        expected: [
          'error absenceGap dealer 2026-06-24, 2026-06-24 00:00 to 2026-06-25 00:00; Ann; 2026-06-24 09:00 ends with pool Fay',
        ],
      },
      {
        title: 'nobody at all is another matter',
        setup: { people: others },
        expected: [],
      },
      {
        title: 'a rotation that no lead comes to has no gap',
        setup: {
          distribution: {
            groups: [sampleGroup('all', { match: {}, members: [{ userId: 'fay', weight: 1 }] })],
          },
          absences: both,
        },
        expected: [],
      },
    ],
  );
});
