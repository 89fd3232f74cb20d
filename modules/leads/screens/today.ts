import { type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TodayView } from '../contract.ts';
import { leadRows } from './lead-rows.ts';

type Today = Static<typeof TodayView>;

const longest = 8;
/** What is older is no news. */
const newsDays = 14;

/**
 * The start page. `everybody`: new and late leads of all, and what all did (who supervises); else one's own, and the
 * leads that nobody has. The next dues are always one's own.
 */
export async function today(tx: DealerTx, { everybody }: { readonly everybody: boolean }): Promise<Today> {
  const mine = sql`lead.assignee_id = ${tx.actor.userId}::uuid`;
  const ours = everybody ? sql`true` : sql`(${mine} or lead.assignee_id is null)`;
  const since = tx.now.subtract({ hours: newsDays * 24 });
  const fresh = await leadIds(
    tx,
    sql`lead.first_touch_at is null and lead.received_at > ${since} and ${ours}
    order by lead.received_at desc, lead.lead_id desc`,
  );
  const late = await leadIds(
    tx,
    sql`lead.due_at <= ${tx.now} and ${ours} order by lead.due_at, lead.lead_id`,
  );
  const next = await leadIds(tx, sql`lead.due_at > ${tx.now} and ${mine} order by lead.due_at, lead.lead_id`);
  const rows = new Map(
    (await leadRows(tx, [...new Set([...fresh, ...late, ...next])])).map((row) => [row.leadId, row]),
  );
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => rows.get(id) ?? []);
  return {
    newLeads: rowsOf(fresh),
    late: rowsOf(late),
    activity: await activity(tx, { ours, since }),
    nextDues: rowsOf(next),
    now: tx.now.toString(),
  };
}

async function leadIds(tx: DealerTx, condition: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ lead_id: string }>`
    select lead.lead_id from lead where lead.dealer_id = ${tx.dealerId} and lead.state = 'open' and ${condition}
    limit ${longest}`.execute(tx.db);
  return rows.map((row) => row.lead_id);
}

/** What others did, and what happened by itself, newest first. */
async function activity(
  tx: DealerTx,
  { ours, since }: { readonly ours: RawBuilder<unknown>; readonly since: Temporal.Instant },
): Promise<Today['activity']> {
  const { rows } = await sql<{
    lead_id: string;
    customer_name: string;
    subject: string | null;
    kind: string;
    actor_name: string | null;
    at: Temporal.Instant;
  }>`
    select lead.lead_id, lead.customer_name, lead.subject, entry.kind, entry.actor_name, entry.at
    from lead_history as entry
    join lead on lead.dealer_id = ${tx.dealerId} and lead.lead_id = entry.lead_id
    where entry.dealer_id = ${tx.dealerId} and entry.at > ${since} and entry.actor_id is distinct from ${tx.actor.userId}::uuid
      and entry.kind not in ('dueSet', 'opened') and ${ours}
    order by entry.at desc, entry.entry_id desc limit ${longest}`.execute(tx.db);
  return rows.map((row) => ({
    leadId: row.lead_id,
    customer: row.customer_name,
    subject: row.subject,
    kind: row.kind,
    actor: row.actor_name,
    at: row.at.toString(),
  }));
}
