import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { type DistributionHouse, openDistributionHouse } from '../../test/world/distribution-house.ts';
import { leadFacts } from '../leads/index.ts';
import { peopleJobs, planAbsence } from '../people/index.ts';

let shared: TestDatabase;
let house: DistributionHouse;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openDistributionHouse({ react, in: shared, people: ['Ada', 'Ben', 'Cleo', 'Dora'] });
});
afterEach(() => house.close());

const day = (date: string) => Temporal.Instant.from(`${date}T00:00:00+01:00`);
const plan = (letter: string, deputy: string | null, from: string, openWork: 'stays' | 'deputy' = 'deputy') =>
  house.as(null, (tx) =>
    planAbsence(tx, {
      userId: house.id(letter),
      from: day(from),
      until: day('2026-03-20'),
      deputyUserId: deputy === null ? null : house.id(deputy),
      openWork,
    }),
  );
async function workAt(date: string): Promise<void> {
  house.clock.moveTo(day(date));
  const failures: unknown[] = [];
  const worker = new DueWorker({
    database: house.database,
    handlers: peopleJobs(),
    onFailure: ({ error }) => failures.push(error),
  });
  await worker.drain();
  expect(failures).toEqual([]);
}
async function fourLeads(): Promise<string[]> {
  const leads: string[] = [];
  for (let i = 0; i < 4; i++) leads.push(await house.arrive({ email: `k${i}@post.example` }));
  return leads;
}
const lettersOf = async (leads: readonly string[]) =>
  (await Promise.all(leads.map((leadId) => house.letterOf(leadId)))).join('');

it('hands open leads over to the deputy when the absence begins, once, and the contact stays', async () => {
  const leads = await fourLeads();
  const [first = ''] = leads;
  const due = (await house.as(null, (tx) => leadFacts(tx, first))).due?.at.toString();
  await plan('A', 'B', '2026-03-12');
  await workAt('2026-03-11');
  expect(await lettersOf(leads)).toBe('ABCD');
  await workAt('2026-03-12');
  expect(await lettersOf(leads)).toBe('BBCD');
  expect((await house.as(null, (tx) => leadFacts(tx, first))).due?.at.toString()).toBe(due);
  expect(await house.explain(first)).toMatchObject({ automatic: false, assignee: 'Ben', reason: 'absence' });
  expect(await house.rows('select assigned_user_id as id from contact order by contact_id limit 1')).toEqual([
    { id: house.id('A') },
  ]);
  expect(
    await house.rows("select details ->> 'because' as because from lead_history where kind = 'handedOver'"),
  ).toEqual([{ because: 'absence' }]);
  expect(
    await house.rows('select 1 from due where dealer_id = $1 and kind = $2', [
      house.dealerId,
      'people.absenceBegins',
    ]),
  ).toEqual([]);
});

it('goes to the deputy of a deputy who is away too', async () => {
  const leads = await fourLeads();
  await plan('B', 'C', '2026-03-11', 'stays');
  await plan('A', 'B', '2026-03-12');
  await workAt('2026-03-12');
  expect(await lettersOf(leads)).toBe('CBCD');
});

it('leaves them when that was not asked, the absence was removed, or the deputy cannot take leads', async () => {
  const leads = await fourLeads();
  await plan('A', 'B', '2026-03-12', 'stays');
  const removed = await plan('C', 'B', '2026-03-12');
  await house.rows('update absence set removed_at = $1 where absence_id = $2', [
    '2026-03-11T00:00Z',
    removed,
  ]);
  await plan('D', 'B', '2026-03-12');
  await house.rows(
    'update membership set receives_requests = false, can_be_assigned = false where user_id = $1',
    [house.id('B')],
  );
  await workAt('2026-03-12');
  expect(await lettersOf(leads)).toBe('ABCD');
});

it('leaves a pool alone: its leads wait for whoever claims them', async () => {
  await house.rows('update membership set receives_requests = false');
  await house.distribute({ mode: 'pool', poolUserId: house.id('D') });
  const leads = await fourLeads();
  await plan('D', 'A', '2026-03-12');
  await workAt('2026-03-12');
  expect(await lettersOf(leads)).toBe('DDDD');
});

it('needs a deputy', async () => {
  await expect(plan('A', null, '2026-03-12')).rejects.toThrow('people.handOverNeedsDeputy');
});
