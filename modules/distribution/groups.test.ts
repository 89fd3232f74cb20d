import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import type { Database } from '../../platform/sql/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { type DistributionHouse, openDistributionHouse } from '../../test/world/distribution-house.ts';
import { closeLead, handOverLead, reopenLead } from '../leads/index.ts';
import { listClosingReasons } from '../sources/index.ts';
import { loadSetup, verifyAssignments } from './index.ts';
import { rotationEntries } from './screens/rotation-entries.ts';
import { rotationList } from './screens/rotations.ts';
import { askWhoNext } from './use-cases/ask-who-next.ts';

const vans = '018f0000-0000-7000-8000-000000000001';
const rest = '018f0000-0000-7000-8000-000000000002';

let shared: TestDatabase;
let house: DistributionHouse;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openDistributionHouse({ react, in: shared, people: ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil'] });
});
afterEach(() => house.close());

/** Ada and Ben share financing, Ada with two shares; Ben and Cleo the trade-ins. */
async function twoGroups(): Promise<void> {
  await house.distribute({
    groups: [
      house.group({
        groupId: vans,
        name: 'Finanzierung',
        match: { leadTypes: ['financing'] },
        members: 'AAB',
      }),
      house.group({ groupId: rest, name: 'Ankauf', match: { leadTypes: ['tradeIn'] }, members: 'BC' }),
    ],
  });
}
let count = 0;
const arrive = (type: 'financing' | 'tradeIn' | 'general', on?: Database) =>
  house.arrive({ email: `k${count++}@post.example`, type }, on);
async function letters(type: Parameters<typeof arrive>[0], times: number): Promise<string> {
  let got = '';
  for (let i = 0; i < times; i++) got += await house.letterOf(await arrive(type));
  return got;
}

describe('groups', () => {
  it('rotate inside themselves by their weights, and the dealer goes on without them', async () => {
    await twoGroups();
    expect(await letters('financing', 6)).toBe('ABAABA');
    expect(await letters('tradeIn', 4)).toBe('BCBC');
    expect(await letters('general', 5)).toBe('ABCDE');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 15, mismatches: [] });
  });

  it('have the last word: who is in none of it gets nothing of it', async () => {
    await twoGroups();
    await house.absent('B', null);
    await house.absent('C', null);
    await house.distribute({ fallbackUserId: house.people[4] ?? null });
    const leadId = await arrive('tradeIn');
    expect(await house.letterOf(leadId)).toBe('E');
    const explained = await house.explain(leadId);
    expect(explained).toMatchObject({ outcome: 'alarm', rule: 'fallback', settingsVersion: 2 });
    expect(Date.parse(explained.settingsChangedAt ?? '')).toBeLessThanOrEqual(Date.parse(explained.at));
    expect(explained.steps.map(({ rule, reason, details }) => [rule, reason, details.group])).toEqual([
      ['openLead', 'noOpenLead', undefined],
      ['existingContact', 'nobodyNamed', undefined],
      ['vehiclePerson', 'nobodyNamed', undefined],
      ['group', 'otherLeadType', 'Finanzierung'],
      ['group', 'unavailable', 'Ankauf'],
      ['fallback', 'lastResort', undefined],
    ]);
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 1, mismatches: [] });
  });

  it('do not wait for each other: only the rotation concerned is locked', async () => {
    await twoGroups();
    await letters('financing', 1);
    await letters('tradeIn', 1);
    const other = house.another();
    const holding = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const first = house.database.inDealer(
      { dealerId: house.dealerId, actor: { kind: 'system', userId: null, name: null } },
      async (tx) => {
        await tx.db
          .selectFrom('rotation')
          .select('rotation_id')
          .where('group_id', '=', vans)
          .forUpdate()
          .execute();
        held.resolve();
        await holding.promise;
      },
    );
    await held.promise;
    // would never come back if it waited for the rotation of the other group
    await arrive('tradeIn', other);
    holding.resolve();
    await first;
  });

  it('stay fair each for itself when two processes take leads of both at once', async () => {
    await twoGroups();
    const other = house.another();
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        arrive(i % 2 === 0 ? 'financing' : 'tradeIn', i % 3 === 0 ? other : house.database),
      ),
    );
    const { rotations } = await house.as(null, rotationList);
    expect(
      rotations.map(({ group, members }) => [group, ...members.map(({ name, leads }) => `${name} ${leads}`)]),
    ).toEqual([
      [null, 'Ada 0', 'Ben 0', 'Cleo 0', 'Dora 0', 'Emil 0'],
      ['Finanzierung', 'Ada 20', 'Ben 10'],
      ['Ankauf', 'Ben 15', 'Cleo 15'],
    ]);
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 60, mismatches: [] });
  });
});

describe('own hours', () => {
  it('keep somebody out of the rotation while they do not work, by the dealer’s next opening', async () => {
    await house.rows('update membership set hours = $2 where dealer_id = $3 and user_id = $1', [
      house.people[0],
      JSON.stringify({
        mon: [['09:00', '13:00']],
        tue: [],
        wed: [['09:00', '13:00']],
        thu: [],
        fri: [],
        sat: [],
        sun: [],
      }),
      house.dealerId,
    ]);
    // a Tuesday
    expect(await letters('general', 2)).toBe('BC');
    const { rotations } = await house.as(null, rotationList);
    expect(rotations[0]?.members[0]).toMatchObject({
      name: 'Ada',
      reason: 'offDuty',
      takesPart: false,
      leads: 0,
    });
    // Tuesday night belongs to Wednesday's opening
    house.clock.moveTo(Temporal.Instant.from('2026-03-10T22:00:00+01:00'));
    expect(await letters('general', 1)).toBe('D');
    expect(await letters('general', 2)).toBe('EA');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 5, mismatches: [] });
  });
});

describe('the ledger', () => {
  it('tells whom it gave what, the newest first, a page at a time', async () => {
    await twoGroups();
    await letters('financing', 5);
    const first = await house.as(null, (tx) => rotationEntries(tx, `group:${vans}`, { limit: 3 }));
    expect(first.rows.map(({ user, before, after }) => [user?.name, before, after])).toEqual([
      ['Ben', 1, 2],
      ['Ada', 1, 1.5],
      ['Ada', 0.5, 1],
    ]);
    const second = await house.as(null, (tx) =>
      rotationEntries(tx, `group:${vans}`, { after: first.next ?? '', limit: 3 }),
    );
    expect(second.next).toBeNull();
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map(({ assignmentId }) => assignmentId)).size).toBe(5);
    for (const { before, after, user } of all) {
      expect((after ?? 0) - (before ?? 0)).toBe(user?.name === 'Ada' ? 0.5 : 1);
    }
    await expect(
      house.as(null, (tx) => rotationEntries(tx, 'dealer', { after: 'x', limit: 3 })),
    ).rejects.toThrow('leads.badCursor');
  });
});

describe('a lead that was none', () => {
  const all = { seeAllLeads: true, handOver: true };
  const close = (leadId: string, key: string) =>
    house.as(null, async (tx) => {
      const reason = (await listClosingReasons(tx)).find((one) => one.key === key);
      await closeLead(tx, all, { leadId, reasonId: reason?.reasonId ?? '' });
    });
  const reopen = (leadId: string) => house.as(null, (tx) => reopenLead(tx, all, { leadId }));
  const shares = async () =>
    (await house.as(null, rotationList)).rotations[0]?.members.map(({ leads }) => leads).join('');

  it('gives its share back to whom the rotation gave it, once, and takes it again when it is one after all', async () => {
    await house.distribute({ giveBackInvalid: true });
    const first = await arrive('general');
    expect(await letters('general', 2)).toBe('BC');
    await house.as(null, (tx) => handOverLead(tx, all, { leadId: first, userId: house.id('E') }));
    await close(first, 'spam');
    expect(await shares()).toBe('01100');
    const { rows } = await house.as(null, (tx) => rotationEntries(tx, 'dealer', { limit: 5 }));
    expect(rows.map(({ givenBackAt }) => givenBackAt !== null)).toEqual([false, false, true]);
    await reopen(first);
    expect(await shares()).toBe('11100');
    await close(first, 'spam');
    expect(await letters('general', 3)).toBe('ADE');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 6, mismatches: [] });
  });

  it('counts when the dealer does not want it so, and when it was one', async () => {
    await close(await arrive('general'), 'spam');
    await house.distribute({ giveBackInvalid: true });
    await close(await arrive('general'), 'noInterest');
    expect(await shares()).toBe('11000');
  });
});

describe('the question who is next', () => {
  it('is answered as the next lead would be, and stores nothing', async () => {
    await twoGroups();
    await letters('general', 1);
    const ask = (question: Parameters<typeof askWhoNext>[1]) =>
      house.as(null, (tx) => askWhoNext(tx, question));
    expect(await ask({ leadType: 'general' })).toMatchObject({ assignee: 'Ben', rule: 'rotation' });
    expect(await ask({ leadType: 'general', absent: [house.people[1] ?? ''] })).toMatchObject({
      assignee: 'Cleo',
    });
    expect(await ask({ leadType: 'tradeIn', at: '2026-03-16T07:00:00Z' })).toMatchObject({
      at: '2026-03-16T07:00:00Z',
      assignee: 'Ben',
      rule: 'group',
    });
    expect(await house.rows('select 1 from assignment where dealer_id = $1', [house.dealerId])).toHaveLength(
      1,
    );
    expect(await letters('general', 1)).toBe('B');
  });
});

describe('the set-up', () => {
  it('is everything about the dealer that decides, in the fixed order', async () => {
    await twoGroups();
    await house.absent('B', 'C');
    await house.rows(
      'insert into supervision (dealer_id, user_id, supervisor_id, position) values ($1, $2, $3, 1)',
      [house.dealerId, house.id('A'), house.id('E')],
    );
    const setup = await house.as(null, loadSetup);
    expect(setup).toMatchObject({
      dealer: { dealerId: house.dealerId, timeZone: 'Europe/Berlin', language: 'de', sameGroupDealerIds: [] },
      settingsVersion: 1,
      absences: [{ userId: house.id('B'), deputyId: house.id('C'), from: Date.parse('2026-03-01') }],
    });
    expect(
      setup.people.map(({ name, administers, supervisorIds }) => [name, administers, supervisorIds]),
    ).toEqual([
      ['Ada', false, [house.id('E')]],
      ...['Ben', 'Cleo', 'Dora', 'Emil'].map((name) => [name, false, []]),
    ]);
    expect(setup.distribution.groups.map(({ name }) => name)).toEqual(['Finanzierung', 'Ankauf']);
    expect(setup).toEqual(JSON.parse(JSON.stringify(setup)));
  });
});
