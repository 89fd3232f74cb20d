import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** What an automatic reply to a lead says, and what may speak against it. */
export interface LeadToReplyTo {
  readonly leadId: string;
  readonly contactId: string;
  readonly threadId: string;
  readonly language: 'de' | 'nl' | 'en';
  readonly customerName: string;
  readonly subject: string | null;
  readonly answerTo: string | null;
  readonly assigneeName: string | null;
  readonly dueKind: 'response' | 'followUp' | null;
  readonly dueAt: Temporal.Instant | null;
  /** The contact got an automatic reply, on any lead, since the moment asked for. */
  readonly hadOne: boolean;
}

/** Those of the leads that are there, in the order in which they were made. */
export async function leadsToReplyTo(
  tx: DealerTx,
  leadIds: readonly string[],
  since: Temporal.Instant,
): Promise<readonly LeadToReplyTo[]> {
  const rows = await tx.db
    .selectFrom('lead')
    .leftJoin('user_account', 'user_account.user_id', 'lead.assignee_id')
    .select([
      'lead.lead_id',
      'lead.contact_id',
      'lead.thread_id',
      'lead.language',
      'lead.customer_name',
      'lead.subject',
      'lead.answer_to',
      'user_account.name as assignee_name',
      'lead.due_kind',
      'lead.due_at',
      sql<boolean>`exists (
        select from lead other
        cross join lateral (
          select max(at) filter (where kind = 'automaticReply') as replied_at from lead_history entry
          where entry.dealer_id = ${tx.dealerId} and entry.lead_id = other.lead_id) as told
        where other.dealer_id = ${tx.dealerId} and other.contact_id = lead.contact_id and told.replied_at > ${since})`.as(
        'had_one',
      ),
    ])
    .where('lead.dealer_id', '=', tx.dealerId)
    .where(sql<boolean>`lead.lead_id = any(${[...leadIds]}::uuid[])`)
    .orderBy('lead.lead_id')
    .execute();
  return rows.map((row) => ({
    leadId: row.lead_id,
    contactId: row.contact_id,
    threadId: row.thread_id,
    language: row.language as LeadToReplyTo['language'],
    customerName: row.customer_name,
    subject: row.subject,
    answerTo: row.answer_to,
    assigneeName: row.assignee_name,
    dueKind: row.due_kind as LeadToReplyTo['dueKind'],
    dueAt: row.due_at,
    hadOne: row.had_one,
  }));
}
