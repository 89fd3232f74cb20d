import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** A first that has an elapsed time and no working time yet. */
export interface Uncounted {
  readonly leadId: string;
  readonly receivedAt: Temporal.Instant;
  readonly touch: number | null;
  readonly message: number | null;
  readonly twoWay: number | null;
}

interface Row {
  readonly lead_id: string;
  readonly received_at: Temporal.Instant;
  readonly touch: number | null;
  readonly message: number | null;
  readonly two_way: number | null;
}

/**
 * Writes what reports count of these leads, as they are now. A working time that was counted stays while its moment does:
 * hours that change later leave it alone. Answers the elapsed seconds of those that still have to be counted.
 */
export async function copyLeads(tx: DealerTx, leadIds: readonly string[]): Promise<readonly Uncounted[]> {
  const { rows } = await sql<Row>`
    insert into report_lead as kept (dealer_id, lead_id, received_at, source_id, type, assignee_id, rotation_key, make, maturity,
      outcome, reason_id, allowed_seconds, touch_seconds, message_seconds, two_way_seconds,
      reminders, stage1, stage2, follow_ups, follow_up_stage2)
    select lead.dealer_id, lead.lead_id, lead.received_at, lead.source_id, lead.type, lead.assignee_id,
      (select rotation_key from assignment where assignment.dealer_id = lead.dealer_id and assignment.lead_id = lead.lead_id
         and rotation_key is not null order by at desc, assignment_id desc limit 1),
      coalesce(vehicle.make, nullif(lead.vehicle_facts ->> 'make', '')), lead.maturity,
      case lead.state when 'open' then 'open' else coalesce(reason.outcome, 'lost') end, reason.reason_id,
      case when lead.due_kind = 'response' and lead.due_origin <> 'chosen' then lead.due_seconds end,
      ${since(sql`lead.first_touch_at`)}, ${since(sql`lead.first_message_at`)}, ${since(sql`lead.first_two_way_at`)},
      events.reminders, events.stage1, events.stage2, events.follow_ups, events.follow_up_stage2
    from lead
    left join vehicle on vehicle.dealer_id = lead.dealer_id and vehicle.vehicle_id = lead.vehicle_id
    left join lead_closing closing on closing.dealer_id = lead.dealer_id and closing.lead_id = lead.lead_id
      and closing.reopened_at is null and lead.state = 'closed'
    left join closing_reason reason on reason.dealer_id = closing.dealer_id and reason.reason_id = closing.reason_id
    cross join lateral (
      select count(*) filter (where kind = 'reminder') as reminders, count(*) filter (where kind = 'stage1') as stage1,
        count(*) filter (where kind = 'stage2') as stage2, count(*) filter (where kind = 'followUp') as follow_ups,
        count(*) filter (where kind = 'followUpStage2') as follow_up_stage2
      from escalation_event event where event.dealer_id = lead.dealer_id and event.lead_id = lead.lead_id) as events
    where lead.dealer_id = ${tx.dealerId} and lead.lead_id = any(${[...leadIds]}::uuid[])
    on conflict (dealer_id, lead_id) do update set
      source_id = excluded.source_id, type = excluded.type, assignee_id = excluded.assignee_id,
      rotation_key = excluded.rotation_key, make = excluded.make, maturity = excluded.maturity, outcome = excluded.outcome,
      reason_id = excluded.reason_id, allowed_seconds = coalesce(kept.allowed_seconds, excluded.allowed_seconds),
      ${kept('touch')}, ${kept('message')}, ${kept('two_way')},
      reminders = excluded.reminders, stage1 = excluded.stage1, stage2 = excluded.stage2,
      follow_ups = excluded.follow_ups, follow_up_stage2 = excluded.follow_up_stage2
    returning lead_id, received_at, ${uncounted('touch')}, ${uncounted('message')}, ${uncounted('two_way')}`.execute(
    tx.db,
  );
  return rows
    .filter(({ touch, message, two_way }) => touch !== null || message !== null || two_way !== null)
    .map((row) => ({
      leadId: row.lead_id,
      receivedAt: row.received_at,
      touch: row.touch,
      message: row.message,
      twoWay: row.two_way,
    }));
}

/** Adds working seconds to the rows that had none; null leaves what is there. */
export function addWorkingTimes(
  tx: DealerTx,
  rows: readonly {
    readonly leadId: string;
    readonly touch: number | null;
    readonly message: number | null;
    readonly twoWay: number | null;
  }[],
): void {
  tx.write(sql`
    update report_lead set touch_work = coalesce(counted.touch, touch_work),
      message_work = coalesce(counted.message, message_work), two_way_work = coalesce(counted.two_way, two_way_work)
    from unnest(${rows.map(({ leadId }) => leadId)}::uuid[], ${rows.map(({ touch }) => touch)}::int[],
      ${rows.map(({ message }) => message)}::int[], ${rows.map(({ twoWay }) => twoWay)}::int[])
      as counted (lead_id, touch, message, two_way)
    where report_lead.dealer_id = ${tx.dealerId} and report_lead.lead_id = counted.lead_id`);
}

/** Leads of conversations. */
export async function leadsOfThreads(tx: DealerTx, threadIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('lead')
    .select('lead_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('thread_id', 'in', [...threadIds])
    .execute();
  return rows.map((row) => row.lead_id);
}

/** Some leads that no report counts yet. */
export async function leadsWithoutFigures(tx: DealerTx, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ lead_id: string }>`
    select lead_id from lead where dealer_id = ${tx.dealerId}
      and not exists (select from report_lead kept where kept.dealer_id = lead.dealer_id and kept.lead_id = lead.lead_id)
    limit ${most}`.execute(tx.db);
  return rows.map((row) => row.lead_id);
}

/** One more answer of somebody on a day. */
export function countAnswer(tx: DealerTx, userId: string, day: Temporal.PlainDate): void {
  tx.write(sql`
    insert into report_answers as kept (dealer_id, user_id, day, answers) values (${tx.dealerId}, ${userId}, ${day.toString()}::date, 1)
    on conflict (dealer_id, day, user_id) do update set answers = kept.answers + 1`);
}

function since(first: RawBuilder<unknown>): RawBuilder<unknown> {
  // greatest() would make nothing of a null
  return sql`case when ${first} is not null then greatest(0, floor(extract(epoch from ${first} - lead.received_at)))::int end`;
}

function kept(measure: 'touch' | 'message' | 'two_way'): RawBuilder<unknown> {
  const [seconds, work] = [sql.ref(`${measure}_seconds`), sql.ref(`${measure}_work`)];
  return sql`${seconds} = excluded.${seconds},
    ${work} = case when kept.${seconds} = excluded.${seconds} then kept.${work} end`;
}

function uncounted(measure: 'touch' | 'message' | 'two_way'): RawBuilder<unknown> {
  return sql`case when ${sql.ref(`kept.${measure}_work`)} is null then ${sql.ref(`kept.${measure}_seconds`)} end as ${sql.ref(measure)}`;
}
