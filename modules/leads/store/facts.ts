import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { LeadType, Maturity } from '../contract.ts';

export type DueOrigin = 'dealer' | 'source' | 'leadType' | 'chosen';

/** The one deadline of an open lead. */
export interface LeadDue {
  readonly kind: 'response' | 'followUp';
  readonly at: Temporal.Instant;
  /** Where its clock began. */
  readonly startedAt: Temporal.Instant;
  readonly yellowFrom: Temporal.Instant;
  /** Working time from `startedAt` to `at` by the settings; null: the moment was chosen or follows from days. */
  readonly seconds: number | null;
  readonly origin: DueOrigin;
  /** The user who chose it. */
  readonly setBy: string | null;
  readonly reason: string | null;
}

/** A lead without its texts: what deeds and deadlines are decided by. */
export interface LeadFacts {
  readonly leadId: string;
  readonly contactId: string;
  readonly threadId: string;
  readonly sourceId: string;
  readonly vehicleId: string | null;
  readonly type: LeadType;
  readonly language: 'de' | 'nl' | 'en';
  readonly subject: string | null;
  readonly customerName: string;
  /** The vehicle as lists name it; null: none is known. */
  readonly vehicleTitle: string | null;
  /** Where an answer goes, in lower case; null: no e-mail address is known. */
  readonly answerTo: string | null;
  readonly assigneeId: string | null;
  readonly maturity: Maturity | null;
  readonly state: 'open' | 'closed';
  readonly receivedAt: Temporal.Instant;
  /** The oldest customer message that nobody has answered. */
  readonly waitingSince: Temporal.Instant | null;
  /** Null for a closed lead. */
  readonly due: LeadDue | null;
  readonly firstTouchAt: Temporal.Instant | null;
  readonly firstMessageAt: Temporal.Instant | null;
  readonly firstTwoWayAt: Temporal.Instant | null;
}

const columns = [
  'lead_id',
  'contact_id',
  'thread_id',
  'source_id',
  'vehicle_id',
  'type',
  'language',
  'subject',
  'customer_name',
  'vehicle_title',
  'answer_to',
  'assignee_id',
  'maturity',
  'state',
  'received_at',
  'waiting_since',
  'due_kind',
  'due_at',
  'due_started_at',
  'yellow_from',
  'due_seconds',
  'due_origin',
  'due_set_by',
  'due_reason',
  'first_touch_at',
  'first_message_at',
  'first_two_way_at',
] as const;

/** Refuses `leads.notFound`. */
export async function leadFacts(tx: DealerTx, leadId: string): Promise<LeadFacts> {
  const row = await select(tx, leadId).executeTakeFirst();
  return row ? toFacts(row) : refuse('notFound', 'leads.notFound');
}

/** The facts of several leads, by id; what is not there is left out. */
export async function factsOfLeads(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, LeadFacts>> {
  const rows = await tx.db
    .selectFrom('lead')
    .select(columns)
    .where('dealer_id', '=', tx.dealerId)
    // not `in`: the statement has the same text for any number
    .where(sql<boolean>`lead_id = any(${[...leadIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.lead_id, toFacts(row)]));
}

/** The facts of a lead, and nobody else changes the lead until this transaction ends. Refuses `leads.notFound`. */
export async function lockLead(tx: DealerTx, leadId: string): Promise<LeadFacts> {
  const row = await select(tx, leadId).forUpdate().executeTakeFirst();
  return row ? toFacts(row) : refuse('notFound', 'leads.notFound');
}

/** Locks the lead of a conversation; null when the conversation belongs to no lead. */
export async function lockLeadOfThread(tx: DealerTx, threadId: string): Promise<LeadFacts | null> {
  const row = await tx.db
    .selectFrom('lead')
    .select(columns)
    .where('dealer_id', '=', tx.dealerId)
    .where('thread_id', '=', threadId)
    .forUpdate()
    .executeTakeFirst();
  return row ? toFacts(row) : null;
}

function select(tx: DealerTx, leadId: string) {
  return tx.db
    .selectFrom('lead')
    .select(columns)
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>;

function toFacts(row: Row): LeadFacts {
  return {
    leadId: row.lead_id,
    contactId: row.contact_id,
    threadId: row.thread_id,
    sourceId: row.source_id,
    vehicleId: row.vehicle_id,
    type: row.type as LeadType,
    language: row.language as LeadFacts['language'],
    subject: row.subject,
    customerName: row.customer_name,
    vehicleTitle: row.vehicle_title,
    answerTo: row.answer_to,
    assigneeId: row.assignee_id,
    maturity: row.maturity as Maturity | null,
    state: row.state as LeadFacts['state'],
    receivedAt: row.received_at,
    waitingSince: row.waiting_since,
    due: toDue(row),
    firstTouchAt: row.first_touch_at,
    firstMessageAt: row.first_message_at,
    firstTwoWayAt: row.first_two_way_at,
  };
}

function toDue(row: Row): LeadDue | null {
  if (row.due_at === null || row.due_started_at === null || row.yellow_from === null) return null;
  return {
    kind: row.due_kind as LeadDue['kind'],
    at: row.due_at,
    startedAt: row.due_started_at,
    yellowFrom: row.yellow_from,
    seconds: row.due_seconds,
    origin: row.due_origin as DueOrigin,
    setBy: row.due_set_by,
    reason: row.due_reason,
  };
}
