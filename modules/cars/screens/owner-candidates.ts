import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** Contacts whose name or e-mail address holds what was typed, at most ten. */
export async function ownerCandidates(
  tx: DealerTx,
  typed: string,
): Promise<{ contactId: string; name: string; place: string | null }[]> {
  const word = typed.trim().toLowerCase();
  if (word.length < 2) return [];
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ contact_id: string; name: string; city: string | null }>`
    select c.contact_id, c.name, (select city from contact_address a
      where a.dealer_id = c.dealer_id and a.contact_id = c.contact_id order by a.position limit 1) as city
    from contact c
    where c.dealer_id = ${tx.dealerId} and (lower(c.name) like ${like} or c.contact_id in (
      select contact_id from contact_email where dealer_id = ${tx.dealerId} and email like ${like}))
    order by lower(c.name) like ${like.slice(1)} desc, lower(c.name), c.contact_id limit 10`.execute(tx.db);
  return rows.map((row) => ({ contactId: row.contact_id, name: row.name, place: row.city }));
}
