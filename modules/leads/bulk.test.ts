import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { kindsOf, openLeadDesk } from '../../test/world/lead-desk.ts';
import type { LeadBulk } from './contract.ts';

const { desk, dealerId, ids, as, newLead, read, reason, close, inHours } = await openLeadDesk();
afterAll(close);

const choice = (leadIds: readonly string[]) => leadIds.map((leadId) => ({ leadId }));
async function bulk(by: 'anna' | 'ben' | 'sue', leadIds: readonly string[], deed: LeadBulk['deed']) {
  const answer = await as(by, 'POST', '/leads/bulk', { leads: choice(leadIds), deed });
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}
const undo = (by: 'anna' | 'ben' | 'sue', bulkId: string) => as(by, 'DELETE', `/leads/bulk/${bulkId}`);

/** Everything that taking back must bring back, as the database has it. */
async function whole(leadIds: readonly string[]) {
  return desk.in(dealerId, async ({ db }) => {
    const leads = await sql`
      select to_jsonb(lead) as lead, contact.assigned_user_id, lead_search.open from lead
      join contact using (dealer_id, contact_id) join lead_search using (dealer_id, lead_id)
      where lead_id = any(${[...leadIds]}::uuid[]) order by lead_id`.execute(db);
    const due = await sql`
      select subject_id, due_at from due where kind = 'escalation' and subject_id = any(${[...leadIds]}::uuid[])
      order by subject_id`.execute(db);
    return { leads: leads.rows, due: due.rows };
  });
}

describe('a deed on several leads', () => {
  it('does what may be done, and names the rest with the reason', async () => {
    const mine = await newLead();
    const closed = await newLead();
    await as('anna', 'POST', `/leads/${closed}/closing`, { reasonId: await reason() });
    const bens = await newLead();
    await as('anna', 'PUT', `/leads/${bens}/assignee`, { userId: ids.ben });
    const answer = await bulk('anna', [mine, closed, bens, dealerId], {
      kind: 'close',
      reasonId: await reason('spam'),
      note: 'Alle doppelt',
    });
    expect(answer.done).toBe(1);
    expect(answer.left.map(({ code, by }: { code: string; by: string }) => [code, by])).toEqual([
      ['leads.alreadyClosed', 'anna'],
      ['leads.notAllowed', 'ben'],
      ['leads.notFound', null],
    ]);
    const lead = await read(mine);
    expect(lead.lead).toMatchObject({
      state: 'closed',
      due: null,
      closing: { reason: 'spam', outcome: 'invalid' },
    });
    expect(lead.history[0]).toMatchObject({ kind: 'closed', text: 'Alle doppelt' });
  });

  it('leaves a lead that somebody else got since it was chosen', async () => {
    const leadId = await newLead();
    await as('anna', 'PUT', `/leads/${leadId}/assignee`, { userId: ids.ben });
    const answer = await as('sue', 'POST', '/leads/bulk', {
      leads: [{ leadId, assigneeId: ids.anna }],
      deed: { kind: 'assign', userId: ids.sue },
    });
    expect(answer.json).toMatchObject({ done: 0, left: [{ code: 'leads.takenMeanwhile', by: 'ben' }] });
  });

  it('refuses a deed that cannot be done with any', async () => {
    const leads = choice([await newLead()]);
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ kind: 'assign', userId: ids.eve }, 'leads.cannotBeAssigned'],
      [{ kind: 'close', reasonId: dealerId }, 'leads.unknownReason'],
      [{ kind: 'followUp', at: inHours(-1), reason: 'x' }, 'leads.followUpInPast'],
    ];
    for (const [deed, code] of wrong) {
      const answer = await as('anna', 'POST', '/leads/bulk', { leads, deed });
      expect([answer.status, answer.json.code]).toEqual([422, code]);
    }
    expect((await as('anna', 'POST', '/leads/bulk', { leads: [], deed: wrong[0]?.[0] })).status).toBe(422);
  });
});

describe('taking it back', () => {
  it.each(['assign', 'close', 'followUp'] as const)(
    'of %s brings back exactly what was there',
    async (kind) => {
      const leadIds = [await newLead(), await newLead()];
      // one of them was answered, and waits for nothing
      await as('anna', 'POST', `/leads/${leadIds[0]}/calls`, { reached: true });
      const before = await whole(leadIds);
      const deed: LeadBulk['deed'] =
        kind === 'assign'
          ? { kind, userId: ids.ben }
          : kind === 'close'
            ? { kind, reasonId: await reason('spam') }
            : { kind, at: inHours(50), reason: 'Messe' };
      const { bulkId, done } = await bulk('anna', leadIds, deed);
      expect(done).toBe(2);
      expect(await whole(leadIds)).not.toEqual(before);
      const undone = await undo('anna', bulkId);
      expect(undone.json).toEqual({ undone: 2, left: [] });
      expect(await whole(leadIds)).toEqual(before);
      const lead = await read(leadIds[1] ?? '');
      expect(kindsOf(lead)[0]).toBe('takenBack');
      expect(lead.lead).toMatchObject({ state: 'open', closing: null, assignee: { name: 'anna' } });
      // once
      expect((await undo('anna', bulkId)).json.code).toBe('leads.nothingToUndo');
    },
  );

  it('leaves a lead that has moved on, and says so', async () => {
    const [still, answered, again] = [await newLead(), await newLead(), await newLead()];
    const { bulkId } = await bulk('anna', [still, answered, again], { kind: 'assign', userId: ids.ben });
    await as('ben', 'POST', `/leads/${answered}/notes`, { text: 'Ich rufe an' });
    await as('sue', 'PUT', `/leads/${again}/assignee`, { userId: ids.sue });
    const { json } = await undo('anna', bulkId);
    expect(json.undone).toBe(1);
    expect(json.left.map(({ code, by }: { code: string; by: string }) => [code, by])).toEqual([
      ['leads.movedOn', 'ben'],
      ['leads.movedOn', 'sue'],
    ]);
    expect((await read(still)).lead.assignee?.name).toBe('anna');
  });

  it('is for who did it, and for who may hand over anything', async () => {
    const { bulkId } = await bulk('anna', [await newLead()], { kind: 'close', reasonId: await reason() });
    expect((await undo('ben', bulkId)).status).toBe(403);
    expect((await undo('sue', bulkId)).status).toBe(200);
  });
});
