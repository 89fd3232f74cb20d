import { afterAll, beforeAll, expect, it } from 'vitest';
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
