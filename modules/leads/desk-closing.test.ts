import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { kindsOf, type Method, openLeadDesk } from '../../test/world/lead-desk.ts';

const { desk, dealerId, ids, as, newLead, read, reason, close, inHours } = await openLeadDesk();
afterAll(close);

describe('handing over', () => {
  it('changes the person and no clock', async () => {
    const leadId = await newLead();
    const before = await read(leadId);
    const answer = await as('anna', 'PUT', `/leads/${leadId}/assignee`, {
      userId: ids.ben,
      reason: 'Urlaub',
    });
    expect(answer.status, answer.text).toBe(204);
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ assignee: { name: 'ben' }, due: before.lead.due });
    expect(lead.history[0]).toMatchObject({
      kind: 'handedOver',
      text: 'Urlaub',
      details: { from: 'anna', to: 'ben' },
    });
    // it is ben's now
    expect((await as('anna', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.anna })).status).toBe(403);
    expect((await as('sue', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.anna })).status).toBe(204);
  });

  it('goes only to people who can have leads here', async () => {
    const leadId = await newLead();
    for (const userId of [ids.eve, newId(desk.clock.now())]) {
      const answer = await as('anna', 'PUT', `/leads/${leadId}/assignee`, { userId });
      expect([answer.status, answer.json.code]).toEqual([422, 'leads.cannotBeAssigned']);
    }
  });
});

describe('due and maturity', () => {
  it('moves with a reason, into the future only', async () => {
    const leadId = await newLead();
    const at = inHours(20);
    expect((await as('anna', 'PUT', `/leads/${leadId}/due`, { at, reason: 'Ist verreist' })).status).toBe(
      204,
    );
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: true, due: { at } });
    expect(lead.history[0]).toMatchObject({ kind: 'dueSet', text: 'Ist verreist', details: { to: at } });
    const past = await as('anna', 'PUT', `/leads/${leadId}/due`, { at: inHours(-1), reason: 'x' });
    expect([past.status, past.json.code, past.json.field]).toEqual([422, 'leads.followUpInPast', 'at']);
    expect((await as('anna', 'PUT', `/leads/${leadId}/due`, { at: inHours(1), reason: '' })).status).toBe(
      422,
    );
  });

  it('sets and clears the maturity', async () => {
    const leadId = await newLead();
    await as('anna', 'PUT', `/leads/${leadId}/maturity`, { maturity: 'hot' });
    await as('anna', 'PUT', `/leads/${leadId}/maturity`, { maturity: 'hot' });
    const lead = await read(leadId);
    expect(lead.lead.maturity).toBe('hot');
    expect(kindsOf(lead).filter((kind) => kind === 'maturitySet')).toHaveLength(1);
    await as('anna', 'PUT', `/leads/${leadId}/maturity`, { maturity: null });
    expect((await read(leadId)).lead.maturity).toBeNull();
  });
});

describe('closing and reopening', () => {
  it('closes with a reason, and opens again with a follow-up', async () => {
    const leadId = await newLead();
    const closed = await as('anna', 'POST', `/leads/${leadId}/closing`, {
      reasonId: await reason(),
      note: 'Bar',
    });
    expect(closed.status, closed.text).toBe(204);
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({
      state: 'closed',
      due: null,
      unread: false,
      closing: { reason: 'bought', outcome: 'won' },
    });
    expect(lead.history[0]).toMatchObject({
      kind: 'closed',
      text: 'Bar',
      details: { reason: 'bought', outcome: 'won' },
    });
    expect(lead.may).toEqual({
      answer: false,
      note: true,
      handOver: false,
      moveDue: false,
      close: false,
      reopen: true,
    });

    expect((await as('anna', 'DELETE', `/leads/${leadId}/closing`)).status).toBe(204);
    const open = await read(leadId);
    expect(open.lead).toMatchObject({ state: 'open', closing: null, due: { kind: 'followUp' } });
    expect(kindsOf(open)[0]).toBe('reopened');
    const again = await as('anna', 'DELETE', `/leads/${leadId}/closing`);
    expect([again.status, again.json.code]).toEqual([409, 'leads.notClosed']);
    await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId: await reason('noInterest') });
    expect((await read(leadId)).lead.closing).toEqual({ reason: 'noInterest', outcome: 'lost' });
  });

  it('is found among the open or the closed ones, as it is', async () => {
    const leadId = await newLead({ customer: { name: 'Zacharias Quittenbaum', email: 'zq@post.example' } });
    const found = async (state: string) => {
      const { json } = await as('anna', 'GET', `/leads?q=quittenbaum&state=${state}`);
      return json.rows.map((row: { leadId: string }) => row.leadId);
    };
    expect([await found('open'), await found('closed')]).toEqual([[leadId], []]);
    await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId: await reason() });
    expect([await found('open'), await found('closed')]).toEqual([[], [leadId]]);
    await as('anna', 'DELETE', `/leads/${leadId}/closing`);
    expect([await found('open'), await found('closed')]).toEqual([[leadId], []]);
  });

  it('is one closing when two close at once', async () => {
    const leadId = await newLead();
    const body = { reasonId: await reason() };
    const answers = await Promise.all([
      as('anna', 'POST', `/leads/${leadId}/closing`, body),
      as('sue', 'POST', `/leads/${leadId}/closing`, body),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe('leads.alreadyClosed');
    expect(kindsOf(await read(leadId)).filter((kind) => kind === 'closed')).toHaveLength(1);
  });

  it('takes reasons of this dealer that are shown', async () => {
    const leadId = await newLead();
    const hidden = await reason('test');
    await desk.in(dealerId, ({ db }) =>
      db.updateTable('closing_reason').set({ hidden: true }).where('reason_id', '=', hidden).execute(),
    );
    const foreign = (await as('eve', 'GET', '/leads/filters')).json.closingReasons[0].reasonId;
    for (const reasonId of [hidden, foreign]) {
      const answer = await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId });
      expect([answer.status, answer.json.code]).toEqual([422, 'leads.unknownReason']);
    }
    const { json } = await as('anna', 'GET', '/leads/filters');
    expect(json.closingReasons.map((one: { reasonId: string }) => one.reasonId)).not.toContain(hidden);
  });

  it('lets a closed lead be noted, and nothing else', async () => {
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/closing`, { reasonId: await reason() });
    const deeds: [Method, string, unknown][] = [
      ['POST', 'answers', { text: 'Hallo' }],
      ['POST', 'calls', { reached: true }],
      ['POST', 'notes', { text: 'x', followUpAt: inHours(5) }],
      ['PUT', 'assignee', { userId: ids.ben }],
      ['PUT', 'due', { at: inHours(5), reason: 'x' }],
      ['PUT', 'maturity', { maturity: 'hot' }],
    ];
    for (const [method, path, body] of deeds) {
      const answer = await as('anna', method, `/leads/${leadId}/${path}`, body);
      expect([path, answer.status, answer.json.code]).toEqual([path, 409, 'leads.closed']);
    }
    expect((await as('anna', 'POST', `/leads/${leadId}/notes`, { text: 'Meldet sich im Mai' })).status).toBe(
      204,
    );
    expect((await read(leadId)).lead).toMatchObject({ state: 'closed', due: null });
  });
});
