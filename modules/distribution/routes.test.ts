import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { newId } from '../../kernel/ids.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { createDealerGroup, joinDealerGroup } from '../dealers/index.ts';
import { createLead, handOverLead } from '../leads/index.ts';
import { routes } from './routes.ts';

let desk: Desk;
let dealerId: string;
let anna: string;
let annasId: string;
let bensId: string;
let stranger: string;
let leadId: string;

beforeAll(async () => {
  desk = await openDesk({ routes, react });
  dealerId = await desk.dealer('north');
  const other = await desk.dealer('south');
  await desk.in(dealerId, seedDealer);
  annasId = await desk.member(dealerId, 'anna', 'salesperson');
  bensId = await desk.member(dealerId, 'ben', 'salesperson');
  anna = await desk.signedIn(annasId);
  stranger = await desk.signedIn(await desk.member(other, 'eve', 'administrator'));
  const made = await desk.in(dealerId, (tx) =>
    createLead(tx, { customer: { name: 'Jan Vos' }, channel: 'phone' }),
  );
  leadId = made.leadId;
});
afterAll(() => desk.close());

const why = (id = leadId, as = anna) => desk.ask('GET', `/dealers/north/leads/${id}/assignment`, { as });

it('tells which rule chose, and of whom', async () => {
  const { status, json } = await why();
  expect(status).toBe(200);
  expect(json).toMatchObject({ automatic: true, rule: 'rotation', by: null, alarm: false });
  const candidates = json.steps.flatMap((step: { candidates: { name: string }[] }) => step.candidates);
  expect(candidates.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['anna', 'ben']),
  );
  expect(candidates.filter(({ chosen }: { chosen: boolean }) => chosen)).toMatchObject([
    { name: json.assignee },
  ]);
});

it('tells who handed it over', async () => {
  const before = (await why()).json.assignee;
  await desk.database.inDealer({ dealerId, actor: { kind: 'user', userId: annasId, name: 'anna' } }, (tx) =>
    handOverLead(
      tx,
      { seeAllLeads: true, handOver: true },
      { leadId, userId: before === 'anna' ? bensId : annasId, reason: 'Kennt den Wagen' },
    ),
  );
  expect((await why()).json).toMatchObject({
    automatic: false,
    by: 'anna',
    reason: 'Kennt den Wagen',
    assignee: before === 'anna' ? 'ben' : 'anna',
    steps: [],
  });
});

it('still tells why it went to whom the rotation gave it', async () => {
  const { json: entries } = await desk.ask('GET', '/dealers/north/rotations/dealer/entries', { as: anna });
  const [given] = entries.rows;
  const path = `/dealers/north/leads/${leadId}/assignment?assignment=${given.assignmentId}`;
  const { status, json } = await desk.ask('GET', path, { as: anna });
  expect(status).toBe(200);
  expect(json).toMatchObject({ automatic: true, rule: 'rotation', assignee: given.user.name });
  const unknown = `/dealers/north/leads/${leadId}/assignment?assignment=${newId(desk.clock.now())}`;
  expect((await desk.ask('GET', unknown, { as: anna })).json.code).toBe('leads.notAssigned');
});

it('tells everybody of a dealer the other dealers of its groups', async () => {
  const ask = (as = anna) => desk.ask('GET', '/dealers/north/siblings', { as });
  expect((await ask()).json).toEqual({ here: dealerId, rows: [] });
  await desk.database.inInstallation(async (tx) => {
    await createDealerGroup(tx, { key: 'weber', name: 'Autogruppe Weber', kind: 'carGroup' });
    for (const dealerKey of ['north', 'south']) await joinDealerGroup(tx, { groupKey: 'weber', dealerKey });
  });
  const { here, rows } = (await ask()).json;
  expect(here).toBe(dealerId);
  expect(rows).toEqual([{ dealerId: expect.stringMatching(/^[0-9a-f-]{36}$/), name: expect.any(String) }]);
  expect(rows[0].dealerId).not.toBe(dealerId);
  expect((await ask(stranger)).status).toBe(404);
});

it('is 404 for strangers and for no lead', async () => {
  expect((await why(leadId, stranger)).status).toBe(404);
  expect((await why(newId(desk.clock.now()))).json.code).toBe('leads.notFound');
});

describe('rotations and the question', () => {
  it('are readable by every salesperson', async () => {
    const { status, json } = await desk.ask('GET', '/dealers/north/rotations', { as: anna });
    expect(status).toBe(200);
    expect(json.rotations).toMatchObject([
      { key: 'dealer', group: null, mode: 'rotation', members: [{ name: 'anna' }, { name: 'ben' }] },
    ]);
    expect(json.rotations[0].members.filter(({ next }: { next: boolean }) => next)).toHaveLength(1);
    const entries = await desk.ask('GET', '/dealers/north/rotations/dealer/entries?limit=1', { as: anna });
    expect(entries.json).toMatchObject({
      rows: [{ leadId, customer: 'Jan Vos', before: 0, after: 1, pool: false, givenBackAt: null }],
      next: null,
    });
    const asked = await desk.ask('POST', '/dealers/north/distribution/question', {
      as: anna,
      body: { leadType: 'vehicle', at: '2026-03-16T07:00:00Z', absent: [annasId] },
    });
    expect(asked.json).toMatchObject({
      assignee: 'ben',
      rule: 'rotation',
      automatic: true,
      outcome: 'assigned',
    });
  });

  it('answer strangers, nobody and nonsense', async () => {
    for (const [method, path, body] of [
      ['GET', '/rotations', undefined],
      ['GET', '/rotations/dealer/entries', undefined],
      ['GET', '/pools', undefined],
      ['POST', `/leads/${leadId}/claim`, undefined],
      ['POST', '/distribution/question', {}],
      ['GET', '/siblings', undefined],
    ] as const) {
      expect((await desk.ask(method, `/dealers/north${path}`, { as: stranger, body })).status, path).toBe(
        404,
      );
      expect((await desk.ask(method, `/dealers/north${path}`, { body })).status, path).toBe(401);
    }
    const get = (path: string) => desk.ask('GET', `/dealers/north${path}`, { as: anna });
    expect((await get('/rotations/nothing/entries')).status).toBe(404);
    expect((await get(`/rotations/${crypto.randomUUID()}/entries`)).json).toEqual({ rows: [], next: null });
    expect((await get('/rotations/dealer/entries?after=x')).json.code).toBe('leads.badCursor');
  });
});

describe('the pool', () => {
  it('shows what waits and tells who was quicker', async () => {
    const poolId = await desk.member(dealerId, 'pool', 'supervisor');
    const admin = await desk.signedIn(await desk.member(dealerId, 'jana', 'administrator'));
    const ben = await desk.signedIn(bensId);
    for (const userId of [annasId, bensId]) {
      const body = { receivesRequests: false };
      expect((await desk.ask('PATCH', `/dealers/north/users/${userId}`, { as: admin, body })).status).toBe(
        200,
      );
    }
    const { value } = (await desk.ask('GET', '/dealers/north/settings/distribution', { as: admin })).json;
    const saved = await desk.ask('PUT', '/dealers/north/settings/distribution', {
      as: admin,
      body: { version: 0, value: { ...value, mode: 'pool', poolUserId: poolId } },
    });
    expect(saved.status, saved.text).toBe(200);
    const { leadId: waiting } = await desk.in(dealerId, (tx) =>
      createLead(tx, { customer: { name: 'Mia Sanders' }, channel: 'phone' }),
    );
    const pools = await desk.ask('GET', '/dealers/north/pools', { as: anna });
    expect(pools.json.pools).toMatchObject([
      {
        key: 'dealer',
        user: { name: 'pool' },
        waiting: 1,
        oldest: { leadId: waiting, customer: 'Mia Sanders' },
        mayClaim: true,
        claimers: [{ name: 'anna' }, { name: 'ben' }, { name: 'jana' }],
      },
    ]);
    const claim = (as: string) => desk.ask('POST', `/dealers/north/leads/${waiting}/claim`, { as });
    expect((await claim(await desk.signedIn(poolId))).json.code).toBe('leads.mayNotClaim');
    const answers = await Promise.all([claim(anna), claim(ben)]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(204);
    expect(lost?.status).toBe(409);
    const { json } = await why(waiting);
    expect(lost?.json).toMatchObject({ code: 'leads.alreadyClaimed', details: { by: json.assignee } });
    const key = await desk.apiKey(dealerId);
    expect((await desk.ask('POST', `/dealers/north/leads/${waiting}/claim`, { key })).status).toBe(403);
  });
});

describe('groups of dealers', () => {
  it('are for operators, and tell a dealer its siblings', async () => {
    const east = await desk.dealer('east');
    await desk.dealer('west');
    const clerk = await desk.signedIn(await desk.member(east, 'clara', 'salesperson'));
    const operator = await desk.signedIn(
      await desk.member(dealerId, 'olga', 'administrator', { operator: true }),
    );
    const body = { key: 'autogruppe', name: 'Autogruppe', kind: 'carGroup' };
    const make = (as: string) => desk.ask('POST', '/dealer-groups', { as, body });
    expect((await make(stranger)).status).toBe(403);
    expect((await make(operator)).status).toBe(201);
    expect((await make(operator)).json.code).toBe('dealers.groupKeyTaken');
    const put = (dealer: string, as = operator) =>
      desk.ask('PUT', `/dealer-groups/autogruppe/dealers/${dealer}`, { as });
    expect((await put('east', stranger)).status).toBe(403);
    expect((await put('nowhere')).json.code).toBe('dealers.noDealer');
    await put('east');
    expect((await put('west')).json.dealers).toMatchObject([{ key: 'east' }, { key: 'west' }]);
    const siblings = () => desk.ask('GET', '/dealers/east/siblings', { as: clerk });
    expect((await siblings()).json.rows).toMatchObject([{ name: 'Autohaus west' }]);
    const remove = await desk.ask('DELETE', '/dealer-groups/autogruppe/dealers/west', { as: operator });
    expect(remove.status).toBe(204);
    expect((await siblings()).json.rows).toEqual([]);
    const { rows } = (await desk.ask('GET', '/dealer-groups', { as: operator })).json;
    expect(rows).toContainEqual({
      ...body,
      dealers: [{ dealerId: east, key: 'east', name: 'Autohaus east' }],
    });
  });
});
