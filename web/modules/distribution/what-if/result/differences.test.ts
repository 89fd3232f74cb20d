import { expect, it } from 'vitest';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { differencesOf, sides } from './differences.ts';

type Figures = WhatIfOutcome['before'];
const person = (name: string, leads: number, mails: number) => ({
  userId: name,
  name,
  leads,
  late: 0,
  mails,
  mostMailsInADay: mails,
});
function figures(more: Partial<Figures>): Figures {
  return {
    leads: 10,
    moved: 0,
    inTime: 10,
    late: 0,
    running: 0,
    unanswered: 0,
    stage1: 0,
    stage2: 0,
    supervisorMails: 0,
    mails: 0,
    stranded: 0,
    budget: null,
    used: null,
    waited: null,
    people: [],
    weeks: [],
    ...more,
  };
}

it('says nothing where nothing differs', () => {
  const same = figures({ late: 3, people: [person('Tom', 4, 9)] });
  expect(differencesOf({ before: same, after: same, days: 30 })).toEqual([]);
});

it('says the most important first, and mails by the day', () => {
  const before = figures({
    late: 40,
    supervisorMails: 20,
    waited: { median: 7_200_000, p90: 0 },
    people: [person('Anna', 5, 100), person('Tom', 5, 100)],
  });
  const after = figures({
    late: 9,
    supervisorMails: 25,
    waited: { median: 3_600_000, p90: 0 },
    people: [person('Anna', 3, 100), person('Tom', 7, 220)],
  });
  expect(differencesOf({ before, after, days: 30 })).toEqual([
    { what: 'late', by: -31 },
    { what: 'supervisorMails', by: 5 },
    { what: 'waited', by: -3_600_000 },
    { what: 'leads', name: 'Anna', by: -2 },
    { what: 'leads', name: 'Tom', by: 2 },
    { what: 'mailsADay', name: 'Tom', by: 4 },
  ]);
});

it('has everybody of either side once', () => {
  const before = figures({ people: [person('Anna', 5, 1)] });
  const after = figures({ people: [person('Tom', 5, 1), person('Anna', 0, 0)] });
  expect(sides({ before, after }).map(({ name, was, is }) => [name, was?.leads, is?.leads])).toEqual([
    ['Anna', 5, 0],
    ['Tom', undefined, 5],
  ]);
});
