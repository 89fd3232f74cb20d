import { sql } from 'kysely';
import type { TimelineEntry } from '../../contract.ts';
import type { Moment } from '../../rules/list-place.ts';
import type { TimelineSource } from './index.ts';

interface Row {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly actor: string | null;
  readonly text: string | null;
  readonly changes: TimelineEntry['changes'];
  readonly details: TimelineEntry['details'];
}

/** Notes, changes and permissions of the contact itself. */
export const ownEntries: TimelineSource = async (tx, { contactId, before, limit }) => {
  const part = (
    columns: ReturnType<typeof sql>,
    table: ReturnType<typeof sql>,
    at: ReturnType<typeof sql>,
    id: ReturnType<typeof sql>,
  ) =>
    sql`(select ${columns} from ${table} where dealer_id = ${tx.dealerId} and contact_id = ${contactId}
      ${olderThan(before, at, id)} order by ${at} desc, ${id} desc limit ${limit})`;
  const { rows } = await sql<Row>`
    select * from (
      ${part(
        sql`note_id as id, at, 'contact.noted' as kind, author_name as actor, text, '[]'::jsonb as changes, '{}'::jsonb as details`,
        sql`contact_note`,
        sql`at`,
        sql`note_id`,
      )}
      union all
      ${part(
        sql`change_id, at, 'contact.' || kind, actor_name, null, changes, '{}'::jsonb`,
        sql`contact_change`,
        sql`at`,
        sql`change_id`,
      )}
      union all
      ${part(
        sql`permission_id, noted_at, 'contact.permission', noted_by_name, proof_text, '[]'::jsonb,
          jsonb_build_object('channel', channel, 'purpose', purpose, 'decision', decision, 'source', source)`,
        sql`contact_permission`,
        sql`noted_at`,
        sql`permission_id`,
      )}
    ) as entry order by at desc, id desc limit ${limit}`.execute(tx.db);
  return rows.map((row) => ({
    entryId: row.id,
    at: row.at.toString(),
    kind: row.kind,
    actor: row.actor,
    title: null,
    text: row.text,
    details: row.details,
    changes: row.changes,
    lead: null,
  }));
};

/** The condition that pages a source by key; for every source to use. */
export function olderThan(
  before: Moment | null,
  at: ReturnType<typeof sql>,
  id: ReturnType<typeof sql>,
): ReturnType<typeof sql> {
  return before === null
    ? sql``
    : sql`and (${at}, ${id}) < (${before.at}::timestamptz, ${before.entryId}::uuid)`;
}
