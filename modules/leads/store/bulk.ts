import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { BulkKind, LeftAs } from '../rules/bulk.ts';

/** Everything about a lead that a deed on several changes, as the database has it (column by column, moments as text). */
export interface LeadSnapshot {
  readonly lead_id: string;
  readonly state: 'open' | 'closed';
  readonly assignee_id: string | null;
  readonly waiting_since: string | null;
  readonly last_activity_at: string;
  readonly due_number: number;
  readonly due_set_at: string | null;
  readonly due_kind: string | null;
  readonly due_at: string | null;
  readonly due_started_at: string | null;
  readonly yellow_from: string | null;
  readonly due_seconds: number | null;
  readonly due_origin: string | null;
  readonly due_set_by: string | null;
  readonly due_reason: string | null;
}

/** A lead of a deed on several: for deciding, and for putting back. */
export interface BulkLead {
  readonly leadId: string;
  readonly customer: string;
  readonly contactId: string;
  /** Who looks after the contact. */
  readonly contactUserId: string | null;
  readonly snapshot: LeadSnapshot;
}

export interface BulkEntry {
  readonly leadId: string;
  readonly contactId: string;
  readonly contactUserId: string | null;
  readonly before: LeadSnapshot;
  readonly left: LeftAs;
}

export interface StoredBulk {
  readonly kind: BulkKind;
  readonly entries: readonly BulkEntry[];
  /** Entries of the history with a greater id came after the deed. */
  readonly mark: string;
  readonly byUser: string | null;
}

/** Locks leads, always in the same order, so that two deeds on the same ones never wait for each other. */
export async function lockLeads(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, BulkLead>> {
  const { rows } = await sql<{
    lead_id: string;
    customer_name: string;
    contact_id: string;
    assigned_user_id: string | null;
    snapshot: LeadSnapshot;
  }>`
    select lead.lead_id, lead.customer_name, lead.contact_id, contact.assigned_user_id,
      jsonb_build_object('lead_id', lead.lead_id, 'state', lead.state, 'assignee_id', lead.assignee_id,
        'waiting_since', lead.waiting_since, 'last_activity_at', lead.last_activity_at, 'due_number', lead.due_number,
        'due_set_at', lead.due_set_at, 'due_kind', lead.due_kind, 'due_at', lead.due_at,
        'due_started_at', lead.due_started_at, 'yellow_from', lead.yellow_from, 'due_seconds', lead.due_seconds,
        'due_origin', lead.due_origin, 'due_set_by', lead.due_set_by, 'due_reason', lead.due_reason) as snapshot
    from lead join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = lead.contact_id
    where lead.dealer_id = ${tx.dealerId} and lead.lead_id = any(${[...leadIds]}::uuid[])
    order by lead.lead_id for update of lead`.execute(tx.db);
  return new Map(
    rows.map((row) => [
      row.lead_id,
      {
        leadId: row.lead_id,
        customer: row.customer_name,
        contactId: row.contact_id,
        contactUserId: row.assigned_user_id,
        snapshot: row.snapshot,
      },
    ]),
  );
}

export function insertBulk(
  tx: DealerTx,
  { bulkId, kind, entries, mark }: Omit<StoredBulk, 'byUser'> & { readonly bulkId: string },
): void {
  tx.write(sql`
    insert into lead_bulk (dealer_id, bulk_id, kind, leads, mark, at, by_user)
    values (${tx.dealerId}, ${bulkId}, ${kind}, ${JSON.stringify(entries)}::jsonb, ${mark}, ${tx.now}, ${tx.actor.userId})`);
}

/** Marks the deed as taken back and answers it; null when there is none, or it was taken back before. */
export async function takeBulk(tx: DealerTx, bulkId: string): Promise<StoredBulk | null> {
  const row = await tx.db
    .updateTable('lead_bulk')
    .set({ undone_at: tx.now })
    .where('dealer_id', '=', tx.dealerId)
    .where('bulk_id', '=', bulkId)
    .where('undone_at', 'is', null)
    .returning(['kind', 'leads', 'mark', 'by_user'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    kind: row.kind as BulkKind,
    entries: row.leads as unknown as readonly BulkEntry[],
    mark: row.mark,
    byUser: row.by_user,
  };
}

/** Nothing that somebody did, and nothing of the customer: looked at, told somebody, computed again. */
const passive = ['opened', 'escalated', 'recalculated', 'deliveryFailed'];

/** The leads among them of which the history has told more since. */
export async function workedSince(
  tx: DealerTx,
  leadIds: readonly string[],
  mark: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ lead_id: string }>`
    select distinct lead_id from lead_history
    where dealer_id = ${tx.dealerId} and lead_id = any(${[...leadIds]}::uuid[]) and entry_id > ${mark}::uuid
      and kind <> all(${passive}::text[])`.execute(tx.db);
  return new Set(rows.map((row) => row.lead_id));
}

/** The leads whose present deadline has told somebody already. */
export async function firedAlready(tx: DealerTx, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ lead_id: string }>`
    select distinct event.lead_id from escalation_event as event
    join lead on lead.dealer_id = ${tx.dealerId} and lead.lead_id = event.lead_id and lead.due_number = event.due_number
    where event.dealer_id = ${tx.dealerId} and event.lead_id = any(${[...leadIds]}::uuid[])`.execute(tx.db);
  return new Set(rows.map((row) => row.lead_id));
}

/** Puts leads back exactly as they were, with their deadlines and the numbers of these. */
export function restoreLeads(tx: DealerTx, snapshots: readonly LeadSnapshot[]): void {
  if (snapshots.length === 0) return;
  tx.write(sql`
    with old as (
      select * from jsonb_to_recordset(${JSON.stringify(snapshots)}::jsonb) as old (lead_id uuid, state text, assignee_id uuid,
        waiting_since timestamptz, last_activity_at timestamptz, due_number int, due_set_at timestamptz, due_kind text,
        due_at timestamptz, due_started_at timestamptz, yellow_from timestamptz, due_seconds int, due_origin text,
        due_set_by uuid, due_reason text)
    ), words as (
      update lead_search set open = old.state = 'open' from old
      where lead_search.dealer_id = ${tx.dealerId} and lead_search.lead_id = old.lead_id
        and lead_search.open <> (old.state = 'open')
    )
    update lead set state = old.state, assignee_id = old.assignee_id, waiting_since = old.waiting_since,
      last_activity_at = old.last_activity_at, due_number = old.due_number, due_set_at = old.due_set_at,
      due_kind = old.due_kind, due_at = old.due_at, due_started_at = old.due_started_at, yellow_from = old.yellow_from,
      due_seconds = old.due_seconds, due_origin = old.due_origin, due_set_by = old.due_set_by, due_reason = old.due_reason
    from old where lead.dealer_id = ${tx.dealerId} and lead.lead_id = old.lead_id`);
}

/** The closings that hold end: the leads are open again. */
export function endClosings(tx: DealerTx, leadIds: readonly string[]): void {
  tx.write(sql`
    update lead_closing set reopened_at = ${tx.now}, reopened_by = ${tx.actor.userId}::uuid
    where dealer_id = ${tx.dealerId} and lead_id = any(${[...leadIds]}::uuid[]) and reopened_at is null`);
}
