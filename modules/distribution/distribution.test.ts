import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import type { Database } from '../../platform/sql/index.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import { readSettings, writeSettings } from '../dealers/index.ts';
import { createLead, leadFacts, type NewLead } from '../leads/index.ts';
import { createVehicle } from '../vehicles/index.ts';
import { explainAssignment, verifyAssignments } from './index.ts';

let shared: TestDatabase;
let house: Dealership;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openDealership({ react, in: shared, people: ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil'] });
});
afterEach(() => house.close());

function rows<T>(statement: string, values: unknown[] = []): Promise<T[]> {
  return house.rows<T>(statement, values);
}
async function arrive(
  lead: Partial<NewLead> & { email: string },
  on: Database = house.database,
): Promise<string> {
  const { email, ...more } = lead;
  const actor = { kind: 'apiKey', userId: null, name: 'site' } as const;
  return (
    await on.inDealer({ dealerId: house.dealerId, actor }, (tx) =>
      createLead(tx, { customer: { name: `Kunde ${email}`, email }, ...more }),
    )
  ).leadId;
}
async function assigneeOf(leadId: string): Promise<string | undefined> {
  const { assigneeId } = await house.as(null, (tx) => leadFacts(tx, leadId));
  return house.people.includes(assigneeId ?? '') ? 'ABCDE'[house.people.indexOf(assigneeId ?? '')] : 'nobody';
}
async function absent(person: number, deputy: number | null): Promise<void> {
  await house.rows(
    `insert into absence (dealer_id, absence_id, user_id, deputy_user_id, starts_at, ends_at, created_at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, $4)`,
    [
      house.dealerId,
      house.people[person],
      deputy === null ? null : house.people[deputy],
      '2026-03-09T00:00Z',
      '2026-03-20T00:00Z',
    ],
  );
}
async function set(value: object): Promise<void> {
  await house.as(null, async (tx) => {
    const { value: defaults } = await readSettings(tx, 'distribution');
    await writeSettings(tx, 'distribution', { version: 0, value: { ...defaults, ...value } });
  });
}

describe('the rotation', () => {
  it('goes round in the fixed order', async () => {
    const got: (string | undefined)[] = [];
    for (let i = 0; i < 7; i++) got.push(await assigneeOf(await arrive({ email: `k${i}@post.example` })));
    expect(got.join('')).toBe('ABCDEAB');
  });

  it('stays fair when two processes take 200 leads at once, and every decision verifies', async () => {
    const other = house.another();
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        arrive({ email: `k${i}@post.example` }, i % 2 === 0 ? house.database : other),
      ),
    );
    const shares = await rows<{ leads: number }>(
      'select count(*)::int as leads from lead group by assignee_id order by 1',
    );
    expect(shares.map(({ leads }) => leads)).toEqual([40, 40, 40, 40, 40]);
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 200, mismatches: [] });
    const [rotation] = await rows<{ ledger: { leads: number }[] }>('select ledger from rotation');
    expect(rotation?.ledger.map(({ leads }) => leads)).toEqual([40, 40, 40, 40, 40]);
    expect(await rows('select 1 from assignment where alarm')).toEqual([]);
  });

  it('passes over who is away, whose deputy takes part already', async () => {
    await absent(0, 1);
    const got: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) got.push(await assigneeOf(await arrive({ email: `k${i}@post.example` })));
    expect(got.join('')).toBe('BCDE');
  });
});

describe('who is known', () => {
  it('stays with the person who looks after the contact, or the deputy', async () => {
    const first = await arrive({ email: 'anna@post.example', vehicle: { offerNumber: 'A' } });
    expect(await assigneeOf(first)).toBe('A');
    await house.rows(
      "update lead set state = 'closed', due_kind = null, due_at = null, due_started_at = null, yellow_from = null",
    );
    expect(
      await assigneeOf(await arrive({ email: 'anna@post.example', vehicle: { offerNumber: 'B' } })),
    ).toBe('A');
    await house.rows(
      "update lead set state = 'closed', due_kind = null, due_at = null, due_started_at = null, yellow_from = null",
    );
    await absent(0, 3);
    expect(
      await assigneeOf(await arrive({ email: 'anna@post.example', vehicle: { offerNumber: 'C' } })),
    ).toBe('D');
    const [rotation] = await rows<{ ledger: { leads: number }[] }>('select ledger from rotation');
    expect(rotation?.ledger.reduce((sum, { leads }) => sum + leads, 0)).toBe(1);
  });

  it('goes round with everybody where the dealer wants it so', async () => {
    await set({ distributeExistingContacts: true });
    const vehicle = (offerNumber: string) => ({ email: 'anna@post.example', vehicle: { offerNumber } });
    await arrive(vehicle('A'));
    await house.rows(
      "update lead set state = 'closed', due_kind = null, due_at = null, due_started_at = null, yellow_from = null",
    );
    expect(await assigneeOf(await arrive(vehicle('B')))).toBe('B');
  });

  it('and the vehicle that names a person', async () => {
    await house.as(null, (tx) =>
      createVehicle(tx, {
        offerNumber: 'GW-1',
        vin: null,
        make: 'Opel',
        model: 'Astra',
        condition: 'new',
        priceCents: null,
        currency: null,
        mileageKm: null,
        firstRegistration: null,
        location: null,
        link: null,
        contactPersonId: house.people[4] ?? null,
      }),
    );
    const leadId = await arrive({ email: 'anna@post.example', vehicle: { offerNumber: 'gw1' } });
    expect(await assigneeOf(leadId)).toBe('E');
    expect(await house.as(null, (tx) => explainAssignment(tx, leadId))).toMatchObject({
      rule: 'vehiclePerson',
    });
  });
});

describe('when nobody can take it', () => {
  it('the fallback user gets it with an alarm, and looks after no contact for it', async () => {
    await rows('update membership set receives_requests = false');
    await set({ fallbackUserId: house.people[2] });
    const leadId = await arrive({ email: 'anna@post.example' });
    expect(await assigneeOf(leadId)).toBe('C');
    expect(await house.as(null, (tx) => explainAssignment(tx, leadId))).toMatchObject({
      alarm: true,
      rule: 'fallback',
      assignee: 'Cleo',
    });
    expect(await rows('select assigned_user_id as id from contact')).toEqual([{ id: null }]);
  });

  it('it stands with nobody, visibly, and still has its deadline', async () => {
    await rows('update membership set receives_requests = false');
    const leadId = await arrive({ email: 'anna@post.example' });
    expect(await assigneeOf(leadId)).toBe('nobody');
    const lead = await house.as(null, (tx) => leadFacts(tx, leadId));
    expect(lead.due?.kind).toBe('response');
    expect(await house.as(null, (tx) => explainAssignment(tx, leadId))).toMatchObject({
      alarm: true,
      assignee: null,
    });
    expect(await rows('select 1 from outbox where dealer_id = $1', [house.dealerId])).toHaveLength(1);
  });
});

describe('the reasons', () => {
  it('name everybody who was looked at, with the shares before and after', async () => {
    await absent(0, null);
    const leadId = await arrive({ email: 'anna@post.example' });
    const explained = await house.as(null, (tx) => explainAssignment(tx, leadId));
    expect(explained).toMatchObject({
      automatic: true,
      by: null,
      assignee: 'Ben',
      rule: 'rotation',
      settingsVersion: 0,
      settingsChangedAt: null,
    });
    const candidates = explained?.steps.at(-1)?.candidates ?? [];
    expect(candidates.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['Ada', false],
      ['Ben', true],
      ['Cleo', false],
      ['Dora', false],
      ['Emil', false],
    ]);
    expect(candidates[0]).toMatchObject({
      reason: 'absentNoDeputy',
      details: { absentUntil: '2026-03-20T00:00:00Z' },
      before: null,
    });
    expect(candidates[1]).toMatchObject({ before: 0, after: 1 });
  });

  it('of a hand-over are who and why, the ledger stands, and the contact follows', async () => {
    const leadId = await arrive({ email: 'anna@post.example' });
    const [ada = '', , , dora = ''] = house.people;
    await house.as(ada, (tx) =>
      tx.announce('leads.handedOver', { leadId, fromUserId: ada, toUserId: dora, reason: 'knows her' }),
    );
    expect(await house.as(null, (tx) => explainAssignment(tx, leadId))).toMatchObject({
      automatic: false,
      by: 'Ada',
      assignee: 'Dora',
      reason: 'knows her',
      steps: [],
    });
    expect(await rows('select assigned_user_id as id from contact')).toEqual([{ id: dora }]);
    expect(await assigneeOf(await arrive({ email: 'next@post.example' }))).toBe('B');
    expect(await house.as(null, verifyAssignments)).toEqual({ checked: 2, mismatches: [] });
  });
});

describe('verifying', () => {
  it('finds a decision that somebody changed', async () => {
    const leadId = await arrive({ email: 'anna@post.example' });
    await arrive({ email: 'ben@post.example' });
    await rows(
      `update assignment set decision = jsonb_set(decision, '{userId}', to_jsonb($2::text)) where lead_id = $1`,
      [leadId, house.people[4]],
    );
    const { checked, mismatches } = await house.as(null, verifyAssignments);
    expect(checked).toBe(2);
    expect(mismatches).toMatchObject([
      { leadId, path: 'userId', stored: house.people[4], made: house.people[0] },
    ]);
  });
});
