import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** What an automatic reply to a lead says, and what may speak against it. */
export interface LeadToReplyTo {
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

/** Null: no such lead. */
export async function leadToReplyTo(
  tx: DealerTx,
  leadId: string,
  since: Temporal.Instant,
): Promise<LeadToReplyTo | null> {
  const row = await tx.db
    .selectFrom('lead')
    .leftJoin('user_account', 'user_account.user_id', 'lead.assignee_id')
    .select([
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
        join lead_history entry on entry.dealer_id = other.dealer_id and entry.lead_id = other.lead_id
        where other.dealer_id = lead.dealer_id and other.contact_id = lead.contact_id
          and entry.kind = 'automaticReply' and entry.at > ${since})`.as('had_one'),
    ])
    .where('lead.dealer_id', '=', tx.dealerId)
    .where('lead.lead_id', '=', leadId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    threadId: row.thread_id,
    language: row.language as LeadToReplyTo['language'],
    customerName: row.customer_name,
    subject: row.subject,
    answerTo: row.answer_to,
    assigneeName: row.assignee_name,
    dueKind: row.due_kind as LeadToReplyTo['dueKind'],
    dueAt: row.due_at,
    hadOne: row.had_one,
  };
}
