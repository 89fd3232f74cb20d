import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { VehicleFacts } from '../rules/vehicle-facts.ts';
import type { NewHistoryEntry } from './history.ts';

/** What the rule of the open lead looks at. */
export interface OpenLeadOfContact {
  readonly leadId: string;
  readonly threadId: string;
  readonly assigneeId: string | null;
  readonly vehicleId: string | null;
  readonly offerNumber: string | null;
  readonly vin: string | null;
}

/**
 * The contact's open leads, the one with the latest activity first; at most 50. The contact's leads are taken first and
 * sorted after: never a walk along all that is open.
 */
export async function openLeadsOf(
  tx: DealerTx,
  contactId: string,
  options: { readonly but?: string } = {},
): Promise<readonly OpenLeadOfContact[]> {
  const rows = await tx.db
    .with(
      (cte) => cte('of_contact').materialized(),
      (db) =>
        db
          .selectFrom('lead')
          .select(['lead_id', 'thread_id', 'assignee_id', 'vehicle_id', 'offer_number', 'vehicle_facts'])
          .select(['state', 'last_activity_at'])
          .where('dealer_id', '=', tx.dealerId)
          .where('contact_id', '=', contactId),
    )
    .selectFrom('of_contact')
    .select(['lead_id', 'thread_id', 'assignee_id', 'vehicle_id', 'offer_number', 'vehicle_facts'])
    .where('state', '=', 'open')
    .$if(options.but !== undefined, (query) => query.where('lead_id', '!=', options.but ?? ''))
    .orderBy('last_activity_at', 'desc')
    .orderBy('lead_id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    leadId: row.lead_id,
    threadId: row.thread_id,
    assigneeId: row.assignee_id,
    vehicleId: row.vehicle_id,
    offerNumber: row.offer_number,
    vin: (row.vehicle_facts as VehicleFacts | null)?.vin ?? null,
  }));
}

/** Gives all open leads of a user to another, with an entry in each one's history; answers which they were. */
export async function handOverOpenLeads(
  tx: DealerTx,
  from: string,
  to: string,
  entry: NewHistoryEntry,
): Promise<readonly string[]> {
  const rows = await tx.db
    .updateTable('lead')
    .set({ assignee_id: to })
    .where('dealer_id', '=', tx.dealerId)
    .where('assignee_id', '=', from)
    .where('state', '=', 'open')
    .returning('lead_id')
    .execute();
  if (rows.length === 0) return [];
  await tx.db
    .insertInto('lead_history')
    .values(
      rows.map((row) => ({
        dealer_id: tx.dealerId,
        lead_id: row.lead_id,
        entry_id: newId(tx.now),
        at: tx.now,
        kind: entry.kind,
        actor_id: tx.actor.userId,
        actor_name: tx.actor.name,
        text: entry.text ?? null,
        details: JSON.stringify(entry.details ?? {}),
      })),
    )
    .execute();
  return rows.map((row) => row.lead_id);
}
