import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { anna, at, enquiry, type LeadHouse, openLeadHouse, reply } from '../../test/world/lead-house.ts';
import { listClosingReasons } from '../sources/index.ts';
import { answerLead, closeLead, type LeadFacts } from './index.ts';

let shared: TestDatabase;
let house: LeadHouse;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openLeadHouse(shared);
});
afterEach(() => house.close());

describe('the conversation', () => {
  const rights = { handOver: true, seeAllLeads: true };

  /** A person answers; tells the Message-ID of the letter. */
  async function answer({ leadId, assigneeId }: LeadFacts): Promise<string> {
    const letterId = await house.as(assigneeId, (tx) =>
      answerLead(tx, rights, { leadId, text: 'Ja, er ist noch da.' }),
    );
    const [letter] = await house.rows<{ id: string }>(
      'select message_id as id from letter where letter_id = $1',
      [letterId],
    );
    return letter?.id ?? '';
  }

  it('goes on in the same lead, and the oldest unanswered message starts the clock', async () => {
    await house.receive(...enquiry(anna));
    house.clock.moveTo(at('2026-03-10T10:30'));
    const letter = await answer(await house.onlyLead());
    await house.send();
    const answered = await house.onlyLead();
    expect(answered).toMatchObject({ waitingSince: null, due: { kind: 'followUp', seconds: null } });
    expect(answered.due?.at).toEqual(at('2026-03-12T09:00'));
    expect(answered.firstMessageAt).toEqual(at('2026-03-10T10:30'));
    expect(answered.firstTwoWayAt).toBeNull();

    house.clock.moveTo(at('2026-03-10T17:00'));
    await house.receive(...reply(letter, 'Wann kann ich kommen?'));
    house.clock.moveTo(at('2026-03-10T17:40'));
    await house.receive(...reply(letter, 'Hallo?'));
    const lead = await house.onlyLead();
    expect(lead.waitingSince).toEqual(at('2026-03-10T17:00'));
    expect(lead.due).toMatchObject({ kind: 'response' });
    expect(lead.due?.at).toEqual(at('2026-03-11T10:00'));
    expect(lead.firstTwoWayAt).toEqual(at('2026-03-10T17:00'));
    expect(await house.rows("select 1 from letter where direction = 'in'")).toHaveLength(3);
  });

  it('opens a closed lead again', async () => {
    await house.receive(...enquiry(anna));
    const letter = await answer(await house.onlyLead());
    const { leadId, assigneeId } = await house.onlyLead();
    await house.as(assigneeId, async (tx) => {
      const [reason] = await listClosingReasons(tx);
      await closeLead(tx, rights, { leadId, reasonId: reason?.reasonId ?? '' });
    });
    expect(await house.onlyLead()).toMatchObject({ state: 'closed', due: null });
    house.clock.moveTo(at('2026-03-11T09:30'));
    await house.receive(...reply(letter, 'Ich nehme ihn doch.'));
    const lead = await house.onlyLead();
    expect(lead).toMatchObject({ state: 'open', assigneeId, due: { kind: 'response' } });
    expect(lead.due?.at).toEqual(at('2026-03-11T11:30'));
    expect(await house.rows('select 1 from lead_closing where reopened_at is null')).toEqual([]);
    expect(await house.history(leadId)).toEqual(
      expect.arrayContaining(['closed', 'customerReplied', 'reopened']),
    );
  });

  it('shows what could not be delivered', async () => {
    await house.receive(...enquiry(anna));
    const { leadId, threadId } = await house.onlyLead();
    await house.as(null, (tx) =>
      tx.announce('mail.deliveryFailed', { threadId, letterId: leadId, problem: '550 No such user' }),
    );
    expect(await house.rows("select text from lead_history where kind = 'deliveryFailed'")).toEqual([
      { text: '550 No such user' },
    ]);
  });
});
