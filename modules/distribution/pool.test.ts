import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reactAloud } from '../../app/reactions.ts';
import type { Facts } from '../../kernel/facts.ts';
import { Refused } from '../../kernel/refusals.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import type { Database } from '../../platform/sql/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { type DistributionHouse, openDistributionHouse } from '../../test/world/distribution-house.ts';
import { closeLead, handOverLead, leadFacts } from '../leads/index.ts';
import { listClosingReasons } from '../sources/index.ts';
import { distributionJobs, reassignLead, returnToPool, verifyAssignments } from './index.ts';
import { poolList } from './screens/pools.ts';
import { claimLead } from './use-cases/claim-lead.ts';

const buying = '018f0000-0000-7000-8000-000000000001';
const all = { seeAllLeads: true, handOver: true };

let shared: TestDatabase;
let house: DistributionHouse;
let told: Facts['distribution.assigned'][];
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
/** Emil is the pool user; nobody else receives requests. */
beforeEach(async () => {
  told = [];
  const hear = reactAloud((name, fact) => {
    if (name === 'distribution.assigned') told.push(fact as Facts['distribution.assigned']);
  });
  house = await openDistributionHouse({
    react: hear,
    in: shared,
    people: ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil'],
  });
  await house.rows('update membership set receives_requests = false');
  await house.distribute({ mode: 'pool', poolUserId: house.id('E') });
});
afterEach(() => house.close());

let count = 0;
const arrive = (more: object = {}, on?: Database) =>
  house.arrive({ email: `k${count++}@post.example`, type: 'general', ...more }, on);

async function claim(leadId: string, letter: string, on: Database = house.database): Promise<string> {
  const actor = { kind: 'user', userId: house.id(letter), name: nameOf(letter) } as const;
  try {
    await on.inDealer({ dealerId: house.dealerId, actor }, (tx) => claimLead(tx, leadId));
    return 'got it';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, details = {} } = error.refusal;
    return [code, ...Object.values(details)].join(' ');
  }
}
function nameOf(letter: string): string {
  return { A: 'Ada', B: 'Ben', C: 'Cleo', D: 'Dora', E: 'Emil' }[letter] ?? letter;
}
/** Does everything that is due in the distribution at a moment of the dealership's wall clock. */
async function workAt(local: string): Promise<void> {
  house.clock.moveTo(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant());
  const failures: unknown[] = [];
  const worker = new DueWorker({
    database: house.database,
    handlers: distributionJobs(),
    onFailure: ({ error }) => failures.push(error),
  });
  await worker.drain();
  expect(failures).toEqual([]);
}
const lettersOf = (leads: readonly string[]) => Promise.all(leads.map((leadId) => house.letterOf(leadId)));
const pools = (letter = 'A') => house.as(house.id(letter), poolList);
const due = async (leadId: string) =>
  (await house.as(null, (tx) => leadFacts(tx, leadId))).due?.at.toString();

describe('a lead in the pool', () => {
  it('is the pool user’s until somebody claims it, which moves no clock and no ledger', async () => {
    const leadId = await arrive();
    expect(await house.letterOf(leadId)).toBe('E');
    expect(await house.explain(leadId)).toMatchObject({ rule: 'pool', outcome: 'pool', assignee: 'Emil' });
    expect(told).toMatchObject([
      {
        outcome: 'pool',
        mayClaim: ['A', 'B', 'C', 'D'].map((letter) => house.id(letter)),
        groupId: null,
        fromUserId: null,
      },
    ]);
    const before = await due(leadId);
    expect(await claim(leadId, 'B')).toBe('got it');
    expect(await house.letterOf(leadId)).toBe('B');
    expect(await due(leadId)).toBe(before);
    expect(told[1]).toMatchObject({ outcome: 'claimed', userId: house.id('B'), fromUserId: house.id('E') });
    expect(await house.explain(leadId)).toMatchObject({
      rule: 'claim',
      automatic: false,
      by: 'Ben',
      assignee: 'Ben',
    });
    expect(
      await house.rows('select 1 from rotation where dealer_id = $1 and ledger <> $2', [
        house.dealerId,
        '[]',
      ]),
    ).toEqual([]);
    expect(await house.rows('select assigned_user_id as id from contact')).toEqual([{ id: house.id('B') }]);
    expect(await claim(leadId, 'B')).toBe('got it');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 1, mismatches: [] });
  });

  it('goes to one of many who claim it at once, and the others are told to whom', async () => {
    const other = house.another();
    for (let round = 0; round < 5; round++) {
      const leadId = await arrive();
      const answers = await Promise.all(
        ['A', 'B', 'C', 'D'].map((letter, i) => claim(leadId, letter, i % 2 === 0 ? house.database : other)),
      );
      const winner = nameOf(await house.letterOf(leadId));
      expect(answers.toSorted((a, b) => a.localeCompare(b))).toEqual([
        'got it',
        ...Array.from({ length: 3 }, () => `leads.alreadyClaimed ${winner}`),
      ]);
    }
  });

  it('is not for who cannot be assigned requests, has left, or is no person', async () => {
    const leadId = await arrive();
    await house.rows('update membership set can_be_assigned = false where user_id = $1', [house.id('A')]);
    await house.rows('update membership set active = false where user_id = $1', [house.id('B')]);
    expect(await claim(leadId, 'A')).toBe('leads.mayNotClaim');
    expect(await claim(leadId, 'B')).toBe('leads.mayNotClaim');
    expect(await claim(leadId, 'E')).toBe('leads.mayNotClaim');
    await expect(house.as(null, (tx) => claimLead(tx, leadId))).rejects.toThrow('leads.mayNotClaim');
    expect(await house.letterOf(leadId)).toBe('E');
  });

  it('cannot be claimed when it is closed, was given away, or never was in one', async () => {
    const [closed, given] = [await arrive(), await arrive()];
    await house.as(null, async (tx) => {
      const [reason] = await listClosingReasons(tx);
      await closeLead(tx, all, { leadId: closed, reasonId: reason?.reasonId ?? '' });
      await handOverLead(tx, all, { leadId: given, userId: house.id('C') });
    });
    expect(await claim(closed, 'A')).toBe('leads.closed');
    expect(await claim(given, 'A')).toBe('leads.alreadyClaimed Cleo');
    await house.distribute({ mode: 'rotation' });
    await house.rows('update membership set receives_requests = true where user_id = $1', [house.id('D')]);
    expect(await claim(await arrive(), 'A')).toBe('leads.notInPool');
  });

  it('waits for older ones where only the oldest may be claimed', async () => {
    await house.distribute({ pool: { oldestOnly: true, notify: false, handOverMinutes: null } });
    const first = await arrive({ customer: { name: 'Erna Alt', email: 'erna@post.example' } });
    expect(told[0]?.mayClaim).toEqual([]);
    house.clock.moveTo(house.clock.now().add({ minutes: 5 }));
    const second = await arrive();
    expect(await claim(second, 'A')).toBe('leads.olderWaits Erna Alt');
    expect((await pools()).pools).toMatchObject([
      {
        key: 'dealer',
        waiting: 2,
        oldestOnly: true,
        mayClaim: true,
        oldest: { leadId: first, customer: 'Erna Alt' },
      },
    ]);
    expect((await pools('E')).pools[0]?.mayClaim).toBe(false);
    expect(await claim(first, 'A')).toBe('got it');
    expect(await claim(second, 'A')).toBe('got it');
    expect((await pools()).pools).toMatchObject([{ waiting: 0, oldest: null }]);
  });

  it('takes another request of the same customer along into the same pool', async () => {
    await house.distribute({
      groups: [
        house.group({
          groupId: buying,
          mode: 'pool',
          poolUserId: house.id('D'),
          match: { leadTypes: ['tradeIn'] },
          members: 'AB',
        }),
      ],
    });
    const email = 'anna@post.example';
    expect(await house.letterOf(await arrive({ email, type: 'tradeIn' }))).toBe('D');
    const second = await arrive({ email, type: 'financing' });
    expect(await house.explain(second)).toMatchObject({
      rule: 'openLead',
      outcome: 'pool',
      assignee: 'Dora',
    });
    expect((await pools()).pools.map(({ group, waiting }) => [group, waiting])).toEqual([
      [null, 0],
      ['Gruppe', 2],
    ]);
    expect(await claim(second, 'C')).toBe('leads.mayNotClaim');
    expect(await claim(second, 'B')).toBe('got it');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 2, mismatches: [] });
  });
});

describe('what nobody claims', () => {
  const afterAnHour = { pool: { oldestOnly: false, notify: true, handOverMinutes: 60 } };

  it('is handed over to the rotation after so many working minutes, fairly, and says so', async () => {
    await house.distribute(afterAnHour);
    // Tuesday 17:30; it closes at 18:00
    await workAt('2026-03-10T17:30');
    const leads = [await arrive(), await arrive(), await arrive()];
    const before = await due(leads[0] ?? '');
    await workAt('2026-03-11T09:29');
    expect(await lettersOf(leads)).toEqual(['E', 'E', 'E']);
    await workAt('2026-03-11T09:30');
    expect((await lettersOf(leads)).toSorted()).toEqual(['A', 'B', 'C']);
    expect(await due(leads[0] ?? '')).toBe(before);
    const explained = await house.explain(leads[0] ?? '');
    expect(explained).toMatchObject({ rule: 'rotation', outcome: 'assigned', automatic: true });
    expect(explained.steps[0]).toMatchObject({ rule: 'again', reason: 'poolHandOver' });
    expect(told.at(-1)).toMatchObject({ outcome: 'assigned', fromUserId: house.id('E') });
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 6, mismatches: [] });
  });

  it('goes round among the members of its group', async () => {
    await house.distribute({
      ...afterAnHour,
      groups: [
        house.group({
          groupId: buying,
          mode: 'pool',
          poolUserId: house.id('E'),
          match: { leadTypes: ['tradeIn'] },
          members: 'CD',
        }),
      ],
    });
    const leads = [await arrive({ type: 'tradeIn' }), await arrive({ type: 'tradeIn' })];
    await workAt('2026-03-10T12:00');
    expect((await lettersOf(leads)).toSorted()).toEqual(['C', 'D']);
    expect(await house.explain(leads[0] ?? '')).toMatchObject({
      rule: 'group',
      steps: [
        { rule: 'again', details: { group: 'Gruppe' } },
        {},
        {},
        {},
        { rule: 'group', reason: 'nextInRotation' },
      ],
    });
  });

  it('stays where somebody claimed it in time', async () => {
    await house.distribute(afterAnHour);
    const leadId = await arrive();
    expect(await claim(leadId, 'D')).toBe('got it');
    await workAt('2026-03-12T12:00');
    expect(await house.letterOf(leadId)).toBe('D');
    expect(
      await house.rows('select 1 from due where dealer_id = $1 and kind like $2', [
        house.dealerId,
        'distribution%',
      ]),
    ).toEqual([]);
  });

  it('follows a change of the settings: another time, another pool user, no pool any more', async () => {
    const leadId = await arrive();
    await house.distribute({ pool: { oldestOnly: false, notify: true, handOverMinutes: 120 } });
    await house.distribute({ poolUserId: house.id('D') });
    expect(await house.letterOf(leadId)).toBe('D');
    await workAt('2026-03-10T11:59');
    expect(await house.letterOf(leadId)).toBe('D');
    await house.distribute({ pool: { oldestOnly: false, notify: true, handOverMinutes: null } });
    await workAt('2026-03-10T14:00');
    expect(await house.letterOf(leadId)).toBe('D');
    await house.distribute({ mode: 'rotation' });
    await house.rows('update membership set receives_requests = true where user_id = $1', [house.id('C')]);
    await workAt('2026-03-10T14:01');
    expect(await house.letterOf(leadId)).toBe('C');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 2, mismatches: [] });
  });
});

describe('a lead that somebody let lie', () => {
  it('goes back into the pool, and can be claimed again', async () => {
    const leadId = await arrive();
    await claim(leadId, 'A');
    house.clock.moveTo(house.clock.now().add({ hours: 3 }));
    expect(await house.as(null, (tx) => returnToPool(tx, leadId))).toBe(true);
    expect(await house.letterOf(leadId)).toBe('E');
    expect(await house.explain(leadId)).toMatchObject({ rule: 'pool', outcome: 'pool' });
    expect(await house.as(null, (tx) => returnToPool(tx, leadId))).toBe(false);
    expect(await claim(leadId, 'B')).toBe('got it');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 2, mismatches: [] });
  });

  it('stays where it is when there is no pool', async () => {
    await house.distribute({ mode: 'rotation' });
    await house.rows('update membership set receives_requests = true');
    const leadId = await arrive();
    expect(await house.as(null, (tx) => returnToPool(tx, leadId))).toBe(false);
    expect(await house.letterOf(leadId)).toBe('A');
  });

  it('goes to another of the rotation, also past who looks after the contact', async () => {
    await house.distribute({ mode: 'rotation' });
    await house.rows('update membership set receives_requests = true');
    const leadId = await arrive();
    expect(await house.letterOf(leadId)).toBe('A');
    const reassign = () =>
      house.as(null, async (tx) => {
        const { assigneeId } = await leadFacts(tx, leadId);
        return reassignLead(tx, leadId, { excludeUserId: assigneeId });
      });
    expect(await reassign()).toBe(true);
    expect(await house.letterOf(leadId)).toBe('B');
    const { steps } = await house.explain(leadId);
    expect(steps.map(({ rule, reason }) => `${rule}:${reason}`)).toEqual([
      'again:reassigned',
      'openLead:noOpenLead',
      'existingContact:unavailable',
      'vehiclePerson:nobodyNamed',
      'rotation:nextInRotation',
    ]);
    expect(steps.at(-1)?.candidates[0]).toMatchObject({ name: 'Ada', reason: 'hadIt' });
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 2, mismatches: [] });
  });

  it('stays where it is when nobody else can take it', async () => {
    await house.distribute({ mode: 'rotation' });
    await house.rows('update membership set receives_requests = true where user_id = $1', [house.id('A')]);
    await house.rows('update membership set can_be_assigned = false where user_id <> $1', [house.id('A')]);
    const leadId = await arrive();
    const again = house.as(null, (tx) => reassignLead(tx, leadId, { excludeUserId: house.id('A') }));
    expect(await again).toBe(false);
    expect(await house.letterOf(leadId)).toBe('A');
  });
});

describe('mixed', () => {
  it('is the pool’s turn as often as its share says', async () => {
    await house.rows('update membership set receives_requests = true where user_id in ($1, $2)', [
      house.id('A'),
      house.id('B'),
    ]);
    await house.distribute({ mode: 'mixed', poolWeight: 2 });
    const got: string[] = [];
    for (let i = 0; i < 8; i++) got.push(await house.letterOf(await arrive()));
    expect(got.toSorted().join('')).toBe('AABBEEEE');
    expect((await pools()).pools).toMatchObject([{ waiting: 4 }]);
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 8, mismatches: [] });
  });
});
