import { expect, it } from 'vitest';
import { type Asked, emptyQuestion, questionOf } from './question.ts';

const then = { when: 'then', date: '2026-11-30', time: '08:00' };

it.each<[string, Partial<Asked>, ReturnType<typeof questionOf>]>([
  ['now, of any car', {}, { leadType: 'vehicle' }],
  ["a moment of the dealer's zone", then, { leadType: 'vehicle', at: '2026-11-30T07:00:00.000Z' }],
  ['a moment that is not chosen yet', { ...then, date: '' }, null],
  ['a date without a time', { ...then, time: '' }, null],
  ['a date that waits behind "now"', { ...then, when: 'now' }, { leadType: 'vehicle' }],
  [
    'everything',
    {
      leadType: 'testDrive',
      condition: 'new',
      brand: ' Škoda ',
      sourceId: 's',
      language: 'nl',
      absent: ['b', 'a'],
    },
    {
      leadType: 'testDrive',
      condition: 'new',
      brand: 'Škoda',
      sourceId: 's',
      language: 'nl',
      absent: ['a', 'b'],
    },
  ],
])('asks for %s', (_, change, question) => {
  expect(questionOf({ ...emptyQuestion, ...change }, 'Europe/Berlin')).toEqual(question);
});
