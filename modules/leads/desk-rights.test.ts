import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type Method, openLeadDesk } from '../../test/world/lead-desk.ts';

const { desk, dealerId, ids, as, newLead, read, reason, close, now, inHours } = await openLeadDesk();
afterAll(close);

const key = await desk.apiKey(dealerId);

describe('who may', () => {
  const deeds: [Method, string, () => unknown][] = [
    ['POST', 'answers', () => ({ text: 'Hallo' })],
    ['POST', 'calls', () => ({ reached: true })],
    ['POST', 'notes', () => ({ text: 'x', followUpAt: inHours(5) })],
    ['PUT', 'assignee', () => ({ userId: ids.ben })],
    ['PUT', 'due', () => ({ at: inHours(5), reason: 'x' })],
    ['PUT', 'maturity', () => ({ maturity: 'hot' })],
    ['POST', 'closing', () => ({ reasonId: ids.ben })],
    ['DELETE', 'closing', () => undefined],
  ];

  it.each(deeds)("%s %s: not on a colleague's lead", async (method, path, body) => {
    const leadId = await newLead();
    const before = await read(leadId);
    const answer = await as('ben', method, `/leads/${leadId}/${path}`, body());
    expect([answer.status, answer.json.code]).toEqual([403, 'leads.notAllowed']);
    expect(await read(leadId)).toEqual({ ...before, now: now() });
  });

  it.each(deeds)('%s %s: not at all on a lead of another dealer', async (method, path, body) => {
    const leadId = await newLead();
    const answer = await as('eve', method, `/leads/${leadId}/${path}`, body());
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('Kunde');
    expect((await as('eve', 'GET', `/leads/${leadId}`)).status).toBe(404);
  });

  it('lets colleagues read and note, and says so with the lead', async () => {
    const leadId = await newLead();
    const { may } = await read(leadId, 'ben');
    expect(may).toEqual({
      answer: false,
      note: true,
      handOver: false,
      moveDue: false,
      close: false,
      reopen: false,
    });
    expect((await as('ben', 'POST', `/leads/${leadId}/notes`, { text: 'War heute hier' })).status).toBe(204);
  });

  it('lets everybody take a lead that nobody has', async () => {
    const leadId = await newLead();
    await desk.in(dealerId, ({ db }) =>
      db.updateTable('lead').set({ assignee_id: null }).where('lead_id', '=', leadId).execute(),
    );
    expect((await as('ben', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.ben })).status).toBe(204);
    expect((await read(leadId)).lead.assignee?.name).toBe('ben');
  });

  it('lets a supervisor and a key work on every lead', async () => {
    const leadId = await newLead();
    expect((await as('sue', 'POST', `/leads/${leadId}/calls`, { reached: true })).status).toBe(204);
    const body = { reasonId: await reason() };
    const closed = await desk.ask('POST', `/dealers/north/leads/${leadId}/closing`, { key, body });
    expect(closed.status, closed.text).toBe(204);
    expect((await read(leadId)).history[0]?.actor).toBe('Portal');
  });
});

describe('reading', () => {
  it('is no touch', async () => {
    const leadId = await newLead();
    const first = await read(leadId);
    expect(await read(leadId)).toEqual(first);
    expect(first.responseFigures.firstTouchAt).toBeNull();
  });

  it('tells contact, vehicle and the other leads of the customer', async () => {
    const customer = { name: 'Jörg Doppel', email: 'doppel@post.example', phone: '0171 5550142' };
    const first = await newLead({ customer, vehicle: { title: 'VW Golf', offerNumber: 'GW-1' } });
    const second = await newLead({ customer, vehicle: { title: 'VW Polo', offerNumber: 'GW-2' } });
    const lead = await read(second);
    expect(lead.contact).toMatchObject({
      name: 'Jörg Doppel',
      emails: ['doppel@post.example'],
      phones: [{ asGiven: '0171 5550142', e164: '+491715550142', shown: '0171 5550142' }],
      otherLeads: [{ leadId: first, state: 'open' }],
    });
    expect(lead.vehicle).toMatchObject({ title: 'VW Polo', offerNumber: 'GW-2', inStock: false });
    expect(lead.answerTo).toBe('doppel@post.example');
  });

  it('knows no lead that is not there', async () => {
    for (const leadId of [newId(desk.clock.now()), 'nonsense']) {
      expect((await as('anna', 'GET', `/leads/${leadId}`)).status).toBe(404);
    }
  });
});
