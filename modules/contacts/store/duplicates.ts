import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

export interface StoredDuplicate {
  /** The older one. */
  readonly oneId: string;
  readonly otherId: string;
  readonly score: number;
  readonly strength: 'sure' | 'likely' | 'possible' | 'no';
  readonly reasons: readonly string[];
}

/** Some contacts that were written since they were last compared with the others. */
export async function nextToCompare(tx: DealerTx, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from contact_search where dealer_id = ${tx.dealerId} and compared_at is null
    order by contact_id limit ${limit}`.execute(tx.db);
  return rows.map(({ contact_id }) => contact_id);
}

export function markCompared(tx: DealerTx, contactIds: readonly string[]): void {
  tx.write(sql`
    update contact_search set compared_at = ${tx.now}
    where dealer_id = ${tx.dealerId} and contact_id = any(${[...contactIds]}::uuid[])`);
}

/**
 * Writes what was found of these contacts over what was known of them: what is not found any more goes, what somebody
 * dismissed stays dismissed.
 */
export function saveDuplicates(
  tx: DealerTx,
  contactIds: readonly string[],
  found: readonly StoredDuplicate[],
): void {
  const rows = found.map(({ oneId, otherId, score, strength, reasons }) => ({
    one: oneId,
    other: otherId,
    score,
    strength,
    reasons,
  }));
  tx.write(sql`
    with found as (
      select one, other, score, strength, array(select jsonb_array_elements_text(reasons)) as reasons
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given (one uuid, other uuid, score int, strength text, reasons jsonb)
    ), gone as (
      delete from contact_duplicate as known
      where dealer_id = ${tx.dealerId} and dismissed_at is null
        and (one_id = any(${[...contactIds]}::uuid[]) or other_id = any(${[...contactIds]}::uuid[]))
        and not exists (select from found where found.one = known.one_id and found.other = known.other_id)
    )
    insert into contact_duplicate (dealer_id, one_id, other_id, score, strength, reasons, found_at)
    select ${tx.dealerId}::uuid, one, other, score, strength, reasons, ${tx.now} from found
    on conflict (dealer_id, one_id, other_id)
      do update set score = excluded.score, strength = excluded.strength, reasons = excluded.reasons`);
}

/** The contact went up in another: nothing is suggested of it any more. */
export function forgetDuplicatesOf(tx: DealerTx, contactId: string): void {
  tx.write(sql`
    delete from contact_duplicate
    where dealer_id = ${tx.dealerId} and (one_id = ${contactId} or other_id = ${contactId})`);
}

/** Says that two are not one, or takes that back; false when nobody suggested it. */
export async function setDismissed(
  tx: DealerTx,
  {
    oneId,
    otherId,
    dismissed,
  }: { readonly oneId: string; readonly otherId: string; readonly dismissed: boolean },
): Promise<boolean> {
  const changed = await tx.db
    .updateTable('contact_duplicate')
    .set({
      dismissed_at: dismissed ? tx.now : null,
      dismissed_by_name: dismissed ? tx.actor.name : null,
    })
    .where('dealer_id', '=', tx.dealerId)
    .where('one_id', '=', oneId)
    .where('other_id', '=', otherId)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** The contacts of which somebody said that they are not the same as this one. */
export async function dismissedOf(tx: DealerTx, contactId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ twin_id: string }>`
    select case when one_id = ${contactId} then other_id else one_id end as twin_id from contact_duplicate
    where dealer_id = ${tx.dealerId} and dismissed_at is not null
      and (one_id = ${contactId} or other_id = ${contactId})`.execute(tx.db);
  return new Set(rows.map(({ twin_id }) => twin_id));
}
