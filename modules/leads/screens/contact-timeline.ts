import { sql } from 'kysely';
import { olderThan, type TimelineEntry, type TimelineSource } from '../../contacts/index.ts';

interface Row {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly actor: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly details: TimelineEntry['details'];
  readonly lead_id: string;
  readonly lead_subject: string | null;
}

/** A page shows the beginning; the lead has the rest. */
const shownText = 600;

/** What happened to the leads of a contact, but what its letters tell already. */
export const leadEntries: TimelineSource = async (tx, { contactId, before, limit }) => {
  const { rows } = await sql<Row>`
    select entry_id as id, at, 'lead.' || kind as kind, actor_name as actor, null as title, left(text, ${shownText}) as text,
      jsonb_build_object('reason', details -> 'reason', 'reached', details -> 'reached') as details,
      lead.lead_id, coalesce(lead.subject, lead.vehicle_title) as lead_subject
    from lead join lead_history history on history.dealer_id = lead.dealer_id and history.lead_id = lead.lead_id
    where lead.dealer_id = ${tx.dealerId} and lead.contact_id = ${contactId}
      and history.kind in ('arrived', 'handedOver', 'noted', 'called', 'closed', 'reopened', 'maturitySet', 'forwarded')
      ${olderThan(before, sql`at`, sql`entry_id`)}
    order by at desc, entry_id desc limit ${limit}`.execute(tx.db);
  return rows.map(toEntry);
};

/** The letters of a contact's conversations, both ways. */
export const letterEntries: TimelineSource = async (tx, { contactId, before, limit }) => {
  const { rows } = await sql<Row>`
    select letter_id as id, at, 'letter.' || direction as kind, author.name as actor, letter.subject as title,
      left(body_text, ${shownText}) as text, jsonb_build_object('automatic', letter.kind = 'automaticReply') as details,
      lead.lead_id, coalesce(lead.subject, lead.vehicle_title) as lead_subject
    from lead join letter on letter.dealer_id = lead.dealer_id and letter.thread_id = lead.thread_id
    left join user_account author on author.user_id = letter.author_id
    where lead.dealer_id = ${tx.dealerId} and lead.contact_id = ${contactId}
      ${olderThan(before, sql`at`, sql`letter_id`)}
    order by at desc, letter_id desc limit ${limit}`.execute(tx.db);
  return rows.map(toEntry);
};

function toEntry(row: Row): TimelineEntry {
  return {
    entryId: row.id,
    at: row.at.toString(),
    kind: row.kind,
    actor: row.actor,
    title: row.title,
    text: row.text,
    details: row.details,
    changes: [],
    lead: { leadId: row.lead_id, subject: row.lead_subject },
  };
}
