import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskRule } from '../../dealers/contract.ts';
import type { TaskDue } from '../rules/due.ts';
import { occasionKey } from '../rules/occasions.ts';

interface Span {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** What a day of the window means for a task: where the day is over, of today. */
export interface DueOfDay {
  readonly day: Temporal.PlainDate;
  readonly due: TaskDue;
}

/**
 * Makes a task for everybody for whom an occasion comes up, by a rule, in one statement: never twice for the same. Answers
 * those that came to be.
 */
export async function insertOccasions(
  tx: DealerTx,
  rule: TaskRule,
  span: Span,
  dues: readonly DueOfDay[],
): Promise<{ readonly taskId: string; readonly remindAt: Temporal.Instant }[]> {
  const { rows } = await sql<{ taskId: string; remindAt: Temporal.Instant }>`
    with found as (${candidates(tx, rule, span)}), made as (
      insert into task (dealer_id, task_id, task_type_id, title, contact_id, car_id, assignee_id, state, due_on, due_at,
        yellow_from, due_set_at, occasion, created_at, search)
      select ${tx.dealerId}, gen_random_uuid(), ${rule.taskTypeId}, ${rule.title}, found.contact_id, found.car_id,
        ${assignee(tx, rule)}, 'open', day.due_on, day.due_at, day.yellow_from, ${tx.now}, found.occasion, ${tx.now}, ''
      from found join unnest(${dues.map(({ day }) => day)}::date[], ${dues.map(({ due }) => due.on)}::date[],
        ${dues.map(({ due }) => due.dueAt)}::timestamptz[], ${dues.map(({ due }) => due.yellowFrom)}::timestamptz[])
        as day (day, due_on, due_at, yellow_from) on day.day = found.due_on
      on conflict (dealer_id, occasion) do nothing
      returning task_id, yellow_from
    ), told as (
      insert into task_history (dealer_id, task_id, entry_id, at, kind, details)
      select ${tx.dealerId}, task_id, gen_random_uuid(), ${tx.now}, 'made', '{"because": "rule"}' from made
    )
    select task_id as "taskId", yellow_from as "remindAt" from made`.execute(tx.db);
  return rows;
}

export interface OccasionRow {
  readonly contact: string;
  readonly car: string | null;
  readonly occasionOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
}

/** How many there are that no task was made for yet, and the first of them. */
export async function countOccasions(
  tx: DealerTx,
  rule: TaskRule,
  span: Span,
): Promise<{ readonly count: number; readonly first: readonly OccasionRow[] }> {
  const { rows } = await sql<OccasionRow & { total: number }>`
    with found as (${candidates(tx, rule, span)})
    select contact.name as contact, nullif(concat_ws(' ', car.make, car.model, car.plate), '') as car,
      occasion_on as "occasionOn", due_on as "dueOn", count(*) over ()::int as total
    from found
    join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = found.contact_id
    left join car on car.dealer_id = ${tx.dealerId} and car.car_id = found.car_id
    where not exists (select from task where task.dealer_id = ${tx.dealerId} and task.occasion = found.occasion)
    order by due_on, contact.name, found.contact_id limit 5`.execute(tx.db);
  return { count: rows[0]?.total ?? 0, first: rows };
}

/** Contact, car, day of the occasion, day on which the task is due, name of the occasion; due inside the span. */
function candidates(tx: DealerTx, rule: TaskRule, { from, until }: Span): RawBuilder<unknown> {
  const before =
    rule.before.unit === 'days'
      ? sql`make_interval(days => ${rule.before.count}::int)`
      : sql`make_interval(months => ${rule.before.count}::int)`;
  // months are of different lengths: a few days around, then exactly
  const near = sql`between (${from}::date + ${before})::date - 4 and (${until}::date + ${before})::date + 4`;
  return sql`
    select contact_id, car_id, occasion_on, (occasion_on - ${before})::date as due_on,
      ${occasionKey(rule)}::text || ' ' || coalesce(car_id, contact_id) || ' ' || occasion_on as occasion
    from (${rule.occasion === 'birthday' ? birthdays(tx, near, { from, until }) : ofCars(tx, rule, near)}) as source
    where (occasion_on - ${before})::date between ${from}::date and ${until}::date`;
}

/** The birthdays of the years around the window; who was born on 29 February has theirs on the 28th in other years. */
function birthdays(tx: DealerTx, near: RawBuilder<unknown>, { from, until }: Span): RawBuilder<unknown> {
  return sql`
    select contact_id, null::uuid as car_id, celebrated.on_date as occasion_on
    from contact
    cross join generate_series(${from.year - 1}::int, ${until.year + 2}::int) as year
    cross join lateral (
      select (birthday + make_interval(years => year - extract(year from birthday)::int))::date as on_date
    ) as celebrated
    where contact.dealer_id = ${tx.dealerId} and birthday is not null and celebrated.on_date ${near}`;
}

/** Dates of cars that somebody owns now and drives. */
function ofCars(tx: DealerTx, { occasion }: TaskRule, near: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select owner.contact_id, car.car_id, dated.on_date as occasion_on
    from car_date as dated
    join car on car.dealer_id = ${tx.dealerId} and car.car_id = dated.car_id and car.gone_at is null
    join car_owner as owner on owner.dealer_id = ${tx.dealerId} and owner.car_id = dated.car_id and owner.ended_at is null
    where dated.dealer_id = ${tx.dealerId} and dated.kind = ${occasion} and dated.on_date ${near}`;
}

/** Who gets it; who does not work here any more gets nothing. */
function assignee(tx: DealerTx, { assignTo, userId }: TaskRule): RawBuilder<unknown> {
  const stillHere = (id: RawBuilder<unknown>) => sql`(
    select member.user_id from membership as member
    where member.dealer_id = ${tx.dealerId} and member.user_id = ${id} and member.active and member.can_be_assigned)`;
  const named = stillHere(sql`${userId}::uuid`);
  switch (assignTo) {
    case 'person':
      return named;
    case 'lastSalesperson':
      return sql`coalesce(${stillHere(sql`(
        select assigned_user_id from contact
        where contact.dealer_id = ${tx.dealerId} and contact.contact_id = found.contact_id)`)}, ${named})`;
    case 'vehiclePerson':
      return sql`coalesce(${stillHere(sql`(
        select vehicle.contact_person_id from car
        join vehicle on vehicle.dealer_id = ${tx.dealerId} and vehicle.vehicle_id = car.vehicle_id
        where car.dealer_id = ${tx.dealerId} and car.car_id = found.car_id)`)}, ${named})`;
  }
}

/** The tokens by which tasks that were made in a heap are found. */
export function setTokens(
  tx: DealerTx,
  tokens: readonly { readonly taskId: string; readonly tokens: readonly string[] }[],
): void {
  if (tokens.length === 0) return;
  tx.write(sql`
    update task set search = array_to_tsvector(string_to_array(new.tokens, ' '))
    from unnest(${tokens.map(({ taskId }) => taskId)}::uuid[], ${tokens.map((one) => one.tokens.join(' '))}::text[])
      as new (task_id, tokens)
    where task.dealer_id = ${tx.dealerId} and task.task_id = new.task_id`);
}
