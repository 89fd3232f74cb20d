import { afterAll, beforeAll, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { newId } from '../../kernel/ids.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { closeLead, createLead, moveDue } from '../leads/index.ts';
import { listClosingReasons } from '../sources/index.ts';
import { routes } from './routes.ts';

const rights = { seeAllLeads: true, handOver: true };
let desk: Desk;
let dealerId: string;
let anna: string;
let stranger: string;
let leadId: string;

beforeAll(async () => {
  // a Tuesday at 17:00, an hour before closing
  desk = await openDesk({ routes, react, now: '2026-03-10T17:00+01:00' });
  dealerId = await desk.dealer('north');
  const other = await desk.dealer('south');
  await desk.in(dealerId, seedDealer);
  anna = await desk.signedIn(await desk.member(dealerId, 'anna', 'salesperson'));
  stranger = await desk.signedIn(await desk.member(other, 'eve', 'administrator'));
  const made = await desk.in(dealerId, (tx) =>
    createLead(tx, { customer: { name: 'Jan Vos' }, channel: 'phone' }),
  );
  leadId = made.leadId;
});
afterAll(() => desk.close());

const why = (id = leadId, as = anna) => desk.ask('GET', `/dealers/north/leads/${id}/due`, { as });

it('derives the due piece by piece', async () => {
  const { status, json } = await why();
  expect(status).toBe(200);
  expect(json).toMatchObject({
    kind: 'response',
    startedAt: '2026-03-10T16:00:00Z',
    dueAt: '2026-03-11T09:00:00Z',
    seconds: 7200,
    origin: 'dealer',
    setBy: null,
  });
  expect(json.pieces).toMatchObject([
    { why: 'open', seconds: 3600 },
    { why: 'closed', seconds: 0 },
    { why: 'open', seconds: 3600 },
  ]);
  expect(json.events.map(({ kind }: { kind: string }) => kind)).toContain('stage1');
});

it('tells who chose another moment, and why', async () => {
  await desk.in(dealerId, (tx) =>
    moveDue(tx, rights, { leadId, at: '2026-03-12T10:00:00Z', reason: 'Ist verreist' }),
  );
  expect((await why()).json).toMatchObject({
    origin: 'chosen',
    dueAt: '2026-03-12T10:00:00Z',
    reason: 'Ist verreist',
    seconds: null,
  });
});

it('is 404 for strangers, for no lead and for a closed one', async () => {
  expect((await desk.ask('GET', `/dealers/north/leads/${leadId}/due`, { as: stranger })).status).toBe(404);
  expect((await why(newId(desk.clock.now()))).json.code).toBe('leads.notFound');
  await desk.in(dealerId, async (tx) => {
    const [reason] = await listClosingReasons(tx);
    await closeLead(tx, rights, { leadId, reasonId: reason?.reasonId ?? '' });
  });
  const closed = await why();
  expect([closed.status, closed.json.code]).toEqual([404, 'leads.notDue']);
});

it('tells how far open leads are computed again, to those of the house', async () => {
  const ask = (as: string) => desk.ask('GET', '/dealers/north/settings/recalculation', { as });
  expect(await ask(anna)).toMatchObject({ status: 200, json: { running: null } });
  expect((await ask(stranger)).status).toBe(404);
});
