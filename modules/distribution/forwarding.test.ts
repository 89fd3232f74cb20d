import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { anna, enquiry, type LeadHouse, openLeadHouse } from '../../test/world/lead-house.ts';
import type { ForwardingRule } from '../dealers/contract.ts';
import { readSettings, writeSettings } from '../dealers/index.ts';
import { createLead } from '../leads/index.ts';

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

async function forwardBy(...rules: Partial<ForwardingRule>[]): Promise<void> {
  await house.as(null, async (tx) => {
    const { version, value } = await readSettings(tx, 'forwarding');
    const whole = rules.map(
      (rule): ForwardingRule => ({
        ruleId: newId(tx.now),
        name: 'Boss',
        active: true,
        marketplaces: false,
        match: {},
        what: 'copy',
        to: ['boss@house.example'],
        ...rule,
      }),
    );
    await writeSettings(tx, 'forwarding', { version, value: { ...value, rules: whole } });
  });
}

/** What was sent on, by the marks it carries. */
async function sentOn() {
  const outgoing = await house.rows<{ envelope_to: string; content: Record<string, unknown> }>(
    'select envelope_to, content from outbox where dealer_id = $1 order by created_at, envelope_to',
    [house.dealerId],
  );
  return outgoing.filter(({ content }) => content.forwarded === true);
}

describe('a new enquiry is sent on', () => {
  it('in words, with a link, an answer that goes to the customer, and a line on the lead', async () => {
    await forwardBy({});
    await house.receive(...enquiry(anna));
    const [sent, ...others] = await sentOn();
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      envelope_to: 'boss@house.example',
      content: { replyTo: anna.email, automatic: 'auto-generated', to: 'boss@house.example' },
    });
    const { leadId } = await house.onlyLead();
    expect(sent?.content.text).toContain('Kunde: Anna Weber');
    expect(sent?.content.files).toBeUndefined();
    const entries = await house.rows("select details from lead_history where kind = 'forwarded'");
    expect(entries).toEqual([{ details: { to: 'boss@house.example', rule: 'Boss', original: false } }]);
    expect(await house.history(leadId)).toContain('arrived');
  });

  it('with the message as it came', async () => {
    await forwardBy({ what: 'original' });
    const lines = enquiry(anna);
    await house.receive(...lines);
    const [sent] = await sentOn();
    expect(sent?.content.files).toMatchObject([{ name: 'enquiry.eml', contentType: 'message/rfc822' }]);
    const [file] = (sent?.content.files ?? []) as { sha256: string }[];
    const [stored] = await house.rows<{ bytes: Buffer }>('select bytes from file where sha256 = $1', [
      Buffer.from(file?.sha256 ?? '', 'hex'),
    ]);
    for (const line of lines) expect(stored?.bytes.toString()).toContain(line);
  });

  it('not again when it was passed on before, not to the lead domain, not when made by hand', async () => {
    await forwardBy({}, { to: ['north@leads.example'] });
    const [first = '', ...rest] = enquiry(anna);
    await house.receive(first, 'X-Forecourt-Forwarded: yes', ...rest);
    // what somebody passed on to us waits for a person
    expect(await house.rows('select state, reason from reading')).toEqual([
      { state: 'unassigned', reason: 'loop' },
    ]);
    await house.as(null, (tx) => createLead(tx, { customer: { name: 'Bert', email: 'bert@post.example' } }));
    expect(await house.leads()).toHaveLength(1);
    expect(await sentOn()).toEqual([]);
  });

  it('of marketplaces by their own rules', async () => {
    await forwardBy({ name: 'House' }, { name: 'Portals', marketplaces: true, to: ['portal@house.example'] });
    await house.rows("update source set senders = '{shop.example}' where key = 'webForm'");
    await house.receive(...enquiry({ name: 'Bert Bauer', email: 'bert@shop.example' }));
    await house.receive(...enquiry(anna));
    const sent = (await sentOn()).map(({ envelope_to, content }) => [envelope_to, content.replyTo]);
    expect(sent).toEqual([
      ['boss@house.example', anna.email],
      ['portal@house.example', 'bert@shop.example'],
    ]);
  });
});

describe('rules are refused', () => {
  it.each([
    { title: 'with what is no address', rules: [{ to: ['boss'] }], code: 'settings.emailNotReadable' },
    {
      title: 'with an address twice',
      rules: [{ to: ['a@house.example', 'A@house.example'] }],
      code: 'settings.addressTwice',
    },
  ])('$title', async ({ rules, code }) => {
    await expect(forwardBy(...rules)).rejects.toMatchObject({ refusal: { kind: 'invalid', code } });
    expect((await house.as(null, (tx) => readSettings(tx, 'forwarding'))).version).toBe(0);
  });
});
