import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerTx } from '../../platform/sql/index.ts';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import {
  addAddresses,
  type Contact,
  createContact,
  findContact,
  getContact,
  type Identity,
  lockIdentities,
  moveAssignedUser,
  setAssignedUser,
  setAssignedUserIfNone,
} from './index.ts';
import { indexWaiting } from './jobs.ts';

let house: Dealership;
beforeAll(async () => {
  house = await openDealership({ react: () => async () => {} });
});
afterAll(() => house.close());

const nobody: Identity = { emails: [], phones: [], name: null, postcode: null };
const at = (postcode: string) => ({ kind: null, street: null, postcode, city: null, country: null });
const mobile = { asGiven: '0171 555 0142', e164: '+491715550142' };

async function make(
  tx: DealerTx,
  email: string,
  more: Partial<Parameters<typeof createContact>[1]> = {},
): Promise<Contact> {
  return createContact(tx, {
    kind: 'person',
    name: 'Anna Weber',
    firstName: 'Anna',
    lastName: 'Weber',
    company: null,
    createdFrom: 'hand',
    language: 'de',
    emails: [{ email, relay: false }],
    phones: [],
    ...more,
  });
}

describe('a contact', () => {
  it('is found again by e-mail, phone, and name with postcode', async () => {
    const made = await house.as(null, (tx) =>
      make(tx, 'anna@post.example', { phones: [mobile], addresses: [at('50 667')], name: 'Anna Weber-Groß' }),
    );
    const found = await house.as(null, (tx) =>
      Promise.all([
        findContact(tx, { ...nobody, emails: ['anna@post.example'] }),
        findContact(tx, { ...nobody, phones: [{ asGiven: '+49 171 5550142', e164: '+491715550142' }] }),
        findContact(tx, { ...nobody, name: 'Weber-Gross, Anna', postcode: '50667' }),
        findContact(tx, { ...nobody, name: 'Weber-Gross, Anna', postcode: '50668' }),
        findContact(tx, { ...nobody, emails: ['someone@post.example'] }),
      ]),
    );
    expect(found.map((contact) => contact?.contactId)).toEqual([
      made.contactId,
      made.contactId,
      made.contactId,
      undefined,
      undefined,
    ]);
    expect(found[0]).toMatchObject({ contactId: made.contactId, phones: [mobile], emails: made.emails });
  });

  it('keeps new addresses and numbers behind the known ones, each once', async () => {
    const made = await house.as(null, (tx) => make(tx, 'first@post.example', { phones: [mobile] }));
    const given = {
      emails: [
        { email: 'first@post.example', relay: false },
        { email: 'buyer-77@relay.example', relay: true },
        { email: 'buyer-77@relay.example', relay: true },
      ],
      phones: [
        { asGiven: '+49171/5550142', e164: '+491715550142' },
        { asGiven: '0221 1234567', e164: '+492211234567' },
      ],
    };
    await house.as(null, async (tx) => {
      const more = await addAddresses(tx, made, given);
      await addAddresses(tx, more, given);
    });
    const stored = await house.as(null, (tx) => getContact(tx, made.contactId));
    expect(stored?.emails).toMatchObject([
      { email: 'first@post.example', relay: false },
      { email: 'buyer-77@relay.example', relay: true },
    ]);
    expect(stored?.phones.map(({ e164 }) => e164)).toEqual(['+491715550142', '+492211234567']);
  });

  it('has one person looking after it', async () => {
    const [ada = '', ben = ''] = house.people;
    const made = await house.as(null, (tx) => make(tx, 'kept@post.example'));
    const assigned = async () =>
      (await house.as(null, (tx) => getContact(tx, made.contactId)))?.assignedUserId;
    await house.as(null, (tx) => setAssignedUserIfNone(tx, made.contactId, ada));
    await house.as(null, (tx) => setAssignedUserIfNone(tx, made.contactId, ben));
    expect(await assigned()).toBe(ada);
    await house.as(null, (tx) => moveAssignedUser(tx, ada, ben));
    expect(await assigned()).toBe(ben);
    await house.as(null, (tx) => setAssignedUser(tx, made.contactId, null));
    expect(await assigned()).toBeNull();
  });
});

describe('contacts of older days', () => {
  it('are found once the job has indexed them', async () => {
    const made = await house.as(null, (tx) => make(tx, 'old@post.example'));
    const indexed = () =>
      house.rows('select sort_name from contact_search where contact_id = $1', [made.contactId]);
    expect(await indexed()).toEqual([{ sort_name: 'Weber, Anna' }]);
    await house.as(null, (tx) =>
      tx.db.deleteFrom('contact_search').where('dealer_id', '=', tx.dealerId).execute(),
    );
    await house.as(null, async (tx) => expect(await indexWaiting(tx)).not.toBeNull());
    await house.as(null, async (tx) => expect(await indexWaiting(tx)).toBeNull());
    expect(await indexed()).toEqual([{ sort_name: 'Weber, Anna' }]);
  });
});

describe('twins', () => {
  it('who write at the same moment become one contact', async () => {
    const other = house.another();
    const identity = (i: number): Identity => ({
      ...nobody,
      emails: i % 3 === 0 ? [] : ['twin@post.example'],
      phones: i % 3 === 1 ? [] : [{ asGiven: '0151 1', e164: '+491511111111' }],
    });
    const ids = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        (i % 2 === 0 ? house.database : other).inDealer(
          { dealerId: house.dealerId, actor: { kind: 'system', userId: null, name: null } },
          async (tx) => {
            await lockIdentities(tx, [identity(i)]);
            const found = await findContact(tx, identity(i));
            const { emails, phones } = identity(i);
            const given = { emails: emails.map((email) => ({ email, relay: false })), phones };
            if (found) return (await addAddresses(tx, found, given)).contactId;
            return (await make(tx, '', given)).contactId;
          },
        ),
      ),
    );
    // One e-mail and one number: two people at most until somebody with both has joined them; never one per message.
    expect(new Set(ids).size).toBeLessThanOrEqual(2);
    const same = await Promise.all(
      Array.from({ length: 16 }, () =>
        house.as(null, async (tx) => {
          const whom: Identity = { ...nobody, emails: ['same@post.example'] };
          await lockIdentities(tx, [whom]);
          return (await findContact(tx, whom)) ?? (await make(tx, 'same@post.example'));
        }),
      ),
    );
    expect(new Set(same.map(({ contactId }) => contactId)).size).toBe(1);
  });
});
