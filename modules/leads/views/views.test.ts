import { afterAll, describe, expect, it } from 'vitest';
import { openLeadDesk } from '../../../test/world/lead-desk.ts';
import type { LeadView, NewView } from './contract.ts';

const { desk, ids, as, newLead, reason, close } = await openLeadDesk();
afterAll(close);

const view = (more: Partial<NewView> = {}): NewView => ({
  name: 'Heiße Anfragen',
  shared: false,
  query: { maturity: 'hot', sort: 'activity' },
  columns: ['due', 'customer', 'source'],
  density: 'comfortable',
  ...more,
});
async function viewsOf(name: 'anna' | 'ben' | 'sue' | 'eve'): Promise<LeadView[]> {
  return (await as(name, 'GET', '/lead-views')).json.views;
}
const patch = (name: 'anna' | 'ben' | 'sue', path: string, body: unknown) =>
  desk.app.fastify.inject({
    method: 'PATCH',
    url: `/api/v1/dealers/north/lead-views/${path}`,
    headers: { cookie: `forecourt=${sessions[name]}`, 'sec-fetch-site': 'same-origin' },
    payload: body as Record<string, unknown>,
  });
const sessions = {
  anna: await desk.signedIn(ids.anna),
  ben: await desk.signedIn(ids.ben),
  sue: await desk.signedIn(ids.sue),
};

describe('views of the lead list', () => {
  it('are kept as they were saved, for their owner only', async () => {
    const made = await as('anna', 'POST', '/lead-views', view());
    expect(made.status, made.text).toBe(201);
    expect(await viewsOf('anna')).toEqual([
      { ...view(), viewId: made.json.viewId, own: true, owner: 'anna', mayChange: true },
    ]);
    expect(await viewsOf('ben')).toEqual([]);
    expect((await patch('ben', made.json.viewId, { name: 'Meine' })).statusCode).toBe(404);
    const again = await as('anna', 'POST', '/lead-views', view({ name: 'heiße anfragen' }));
    expect([again.status, again.json.code, again.json.field]).toEqual([409, 'leads.viewExists', 'name']);
  });

  it('are shared by right, and then everybody has them', async () => {
    const refused = await as('anna', 'POST', '/lead-views', view({ name: 'Alle', shared: true }));
    expect([refused.status, refused.json.code]).toEqual([403, 'leads.mayNotShare']);
    const { viewId } = (await as('sue', 'POST', '/lead-views', view({ name: 'Alle', shared: true }))).json;
    const bens = await viewsOf('ben');
    expect(bens).toMatchObject([{ viewId, own: false, owner: 'sue', mayChange: false }]);
    expect(await viewsOf('eve')).toEqual([]);
    expect((await patch('ben', viewId, { name: 'Meine' })).statusCode).toBe(403);
    expect((await patch('sue', viewId, { query: { unread: true } })).statusCode).toBe(204);
    expect((await viewsOf('ben'))[0]?.query).toEqual({ unread: true });
  });

  it('refuse filters that there are not', async () => {
    const answer = await as(
      'anna',
      'POST',
      '/lead-views',
      view({ name: 'X', query: { maturity: 'boiling' } }),
    );
    expect([answer.status, answer.json.code]).toEqual([422, 'leads.unknownFilter']);
  });

  it('can be what the list starts with, until they are removed', async () => {
    const { viewId } = (await as('ben', 'POST', '/lead-views', view())).json;
    const of = async () => (await as('ben', 'GET', '/lead-views')).json.layout;
    expect((await patch('ben', 'layout', { defaultViewId: viewId })).statusCode).toBe(204);
    expect((await patch('ben', 'layout', { columns: ['customer', 'due'] })).statusCode).toBe(204);
    expect(await of()).toEqual({
      columns: ['customer', 'due'],
      density: 'compact',
      defaultViewId: viewId,
      widgets: null,
    });
    const [annas] = (await viewsOf('anna')).filter(({ own }) => own);
    expect((await patch('ben', 'layout', { defaultViewId: annas?.viewId })).statusCode).toBe(422);
    expect((await as('ben', 'DELETE', `/lead-views/${viewId}`)).status).toBe(204);
    expect(await of()).toMatchObject({ defaultViewId: null, columns: ['customer', 'due'] });
  });
});

describe('choosing and counting', () => {
  it('hands out all that match, with whose each is, and counts them', async () => {
    const mine = await newLead({ type: 'service' });
    const done = await newLead({ type: 'service' });
    await as('anna', 'POST', `/leads/${done}/closing`, { reasonId: await reason() });
    expect((await as('anna', 'GET', '/leads/chosen?type=service')).json).toEqual({
      leads: [{ leadId: mine, assigneeId: ids.anna }],
      more: false,
    });
    const count = async (query: string) => (await as('anna', 'GET', `/leads/count?${query}`)).json;
    expect(await count('type=service')).toEqual({ count: 1, more: false });
    expect(await count('type=service&state=all')).toEqual({ count: 2, more: false });
    expect(await count('type=service&assignee=nobody')).toEqual({ count: 0, more: false });
    expect(await count('q=Kunde&assignee=me')).toEqual({ count: 1, more: false });
    expect(await count('state=closed&colour=red')).toEqual({ count: 0, more: false });
  });
});

describe('the list as a file', () => {
  const file = (by: 'anna' | 'sue', query: string) =>
    as(by, 'GET', `/leads/export?format=csv&language=de&columns=customer,due,type&${query}`);

  it('holds what is shown, by right', async () => {
    await newLead({ type: 'financing', customer: { name: '=cmd|calc', email: 'c@post.example' } });
    expect((await file('anna', 'type=financing')).status).toBe(403);
    const answer = await file('sue', 'type=financing');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/Leads 2026-\d\d-\d\d\.csv/);
    expect(answer.text).toMatch(
      /^\ufeffKunde;Fälligkeit;Stand;Art\r\n"'=cmd\|calc";2026-\d\d-\d\d \d\d:\d\d;[^;]+;Finanzierung\r\n$/,
    );
    expect((await as('sue', 'GET', '/leads/export?format=csv&columns=secret')).status).toBe(422);
  });
});
