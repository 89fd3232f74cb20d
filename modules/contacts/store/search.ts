import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { permissionFilters } from '../rules/permissions.ts';
import { searchTokens, sortNameOf, soundPlaceOf } from '../rules/search/text.ts';
import { contactsById } from './contacts.ts';
import { permissionRecords } from './permissions.ts';

/**
 * Writes anew by what the contacts are sorted, found and filtered, from what is stored of them. For whoever wrote contacts
 * in another way than by the deeds of this module: an import, a merge, an undo.
 */
export async function indexContacts(tx: DealerTx, contactIds: readonly string[]): Promise<void> {
  const [contacts, records] = await Promise.all([
    contactsById(tx, contactIds),
    permissionRecords(tx, contactIds),
  ]);
  if (contacts.length === 0) return;
  const rows = contacts.map((contact) => ({
    id: contact.contactId,
    name: sortNameOf(contact),
    sound: soundPlaceOf(contact),
    tokens: searchTokens(
      tx.dealerId,
      contact,
      permissionFilters(records.filter(({ contactId }) => contactId === contact.contactId)),
    ),
  }));
  tx.write(sql`
    insert into contact_search (dealer_id, contact_id, sort_name, search, sound_place)
    select ${tx.dealerId}::uuid, id, name, array_to_tsvector(array(select jsonb_array_elements_text(tokens))), sound
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, name text, sound text, tokens jsonb)
    on conflict (dealer_id, contact_id)
      do update set sort_name = excluded.sort_name, search = excluded.search, sound_place = excluded.sound_place,
        compared_at = null`);
}

/** Some contacts that nothing finds yet, at most `limit`. */
export async function contactsToIndex(tx: DealerTx, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from contact where dealer_id = ${tx.dealerId} and merged_into_id is null
      and not exists (select from contact_search s where s.dealer_id = contact.dealer_id and s.contact_id = contact.contact_id)
    limit ${limit}`.execute(tx.db);
  return rows.map(({ contact_id }) => contact_id);
}
