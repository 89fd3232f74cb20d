import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import { createContact, indexContacts, insertPermissions, permissionRecords } from './index.ts';

let house: Dealership;
beforeAll(async () => {
  house = await openDealership({ react: () => async () => {} });
});
afterAll(() => house.close());

it('keeps every record of what a contact allows, and finds by what holds now', async () => {
  const contactId = await house.as(null, async (tx) => {
    const made = await createContact(tx, {
      kind: 'person',
      name: 'Anna Weber',
      createdFrom: 'hand',
      emails: [],
      phones: [],
    });
    const record = { contactId: made.contactId, channel: 'email', purpose: 'commercial' } as const;
    await insertPermissions(tx, [
      { ...record, decision: 'withdrawn', source: 'written', at: tx.now.subtract({ hours: 1 }) },
      { ...record, decision: 'given', source: 'import', at: tx.now },
    ]);
    await indexContacts(tx, [made.contactId]);
    return made.contactId;
  });
  const records = await house.as(null, (tx) => permissionRecords(tx, [contactId]));
  expect(records.map(({ decision }) => decision)).toEqual(['withdrawn', 'given']);
  expect(
    await house.rows('select search::text like $1 as held from contact_search where contact_id = $2', [
      '%permission:email:commercial:withdrawn%',
      contactId,
    ]),
  ).toEqual([{ held: true }]);
});
