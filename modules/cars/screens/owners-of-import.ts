import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/**
 * The contacts that these addresses and names mean: by the e-mail address, else by a name that only one contact has. All in
 * lower case.
 */
export async function contactsMeant(
  tx: DealerTx,
  wanted: { readonly emails: readonly string[]; readonly names: readonly string[] },
): Promise<{ readonly byEmail: ReadonlyMap<string, string>; readonly byName: ReadonlyMap<string, string> }> {
  const { rows: byEmail } = await sql<{ email: string; contact_id: string }>`
    select distinct on (email) email, contact_id from contact_email
    where dealer_id = ${tx.dealerId} and email = any(${[...wanted.emails]}::text[])
    order by email, contact_id`.execute(tx.db);
  const { rows: byName } = await sql<{ name: string; contact_id: string }>`
    select lower(name) as name, min(contact_id::text)::uuid as contact_id from contact
    where dealer_id = ${tx.dealerId} and lower(name) = any(${[...wanted.names]}::text[])
    group by lower(name) having count(*) = 1`.execute(tx.db);
  return {
    byEmail: new Map(byEmail.map((row) => [row.email, row.contact_id])),
    byName: new Map(byName.map((row) => [row.name, row.contact_id])),
  };
}
