import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Period } from '../rules/period.ts';
import { type Event, type Measure, none, type Question, type Slice } from '../rules/question.ts';

/** The columns of `report_lead` behind each measure and event. */
export const secondsOf: Readonly<Record<Measure, string>> = {
  touch: 'touch_seconds',
  message: 'message_seconds',
  twoWay: 'two_way_seconds',
};
export const workOf: Readonly<Record<Measure, string>> = {
  touch: 'touch_work',
  message: 'message_work',
  twoWay: 'two_way_work',
};
export const eventColumn: Readonly<Record<Event, string>> = {
  reminder: 'reminders',
  stage1: 'stage1',
  stage2: 'stage2',
  followUp: 'follow_ups',
  followUpStage2: 'follow_up_stage2',
};

/** The first moment of a day in the zone. */
export function startOf(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime(zone).toInstant();
}

/** The leads a question is about, of one period. */
export function leadsOf(
  tx: DealerTx,
  question: Pick<Question, 'sourceIds' | 'types' | 'personIds' | 'groups'>,
  period: Period,
  zone: string,
): RawBuilder<unknown> {
  const all = [
    sql`dealer_id = ${tx.dealerId}`,
    sql`received_at >= ${startOf(period.from, zone)}`,
    sql`received_at < ${startOf(period.until, zone)}`,
  ];
  const { sourceIds, types, personIds, groups } = question;
  if (sourceIds.length > 0) all.push(sql`source_id = any(${[...sourceIds]}::uuid[])`);
  if (types.length > 0) all.push(sql`type = any(${[...types]}::text[])`);
  if (groups.length > 0) all.push(sql`rotation_key = any(${[...groups]}::text[])`);
  if (personIds.length > 0) {
    const people = personIds.filter((one) => one !== none);
    const nobody = people.length < personIds.length ? sql`assignee_id is null` : sql`false`;
    all.push(sql`(assignee_id = any(${people}::uuid[]) or ${nobody})`);
  }
  return sql.join(all, sql` and `);
}

/** Somebody answered within what was promised when the lead came. */
export function inTime(measure: Measure): RawBuilder<boolean> {
  return sql`(${sql.ref(workOf[measure])} <= allowed_seconds)`;
}

/** Later than that, or not at all although the time is over. Leads without a promise are neither. */
export function late(measure: Measure): RawBuilder<boolean> {
  return sql`(allowed_seconds is not null and
    (${sql.ref(workOf[measure])} > allowed_seconds or (${sql.ref(secondsOf[measure])} is null and stage1 > 0)))`;
}

/** The part of the leads behind a figure, exactly as the figure counts them. */
export function sliceCondition(slice: Slice, zone: string): RawBuilder<unknown> {
  const { value } = slice;
  switch (slice.by) {
    case 'source':
      return sql`source_id = ${value}`;
    case 'type':
      return sql`type = ${value}`;
    case 'person':
      return value === none ? sql`assignee_id is null` : sql`assignee_id = ${value}`;
    case 'make':
      return value === none ? sql`make is null` : sql`make = ${value}`;
    case 'maturity':
      return value === none ? sql`maturity is null` : sql`maturity = ${value}`;
    case 'reason':
      return value === none ? sql`reason_id is null` : sql`reason_id = ${value}`;
    case 'month': {
      const first = Temporal.PlainDate.from(`${value}-01`);
      return sql`(received_at >= ${startOf(first, zone)} and received_at < ${startOf(first.add({ months: 1 }), zone)})`;
    }
    case 'outcome':
      return sql`outcome = ${value}`;
    case 'event':
      return sql`${sql.ref(eventColumn[slice.value])} > 0`;
    case 'answered':
      return sql`${sql.ref(secondsOf[slice.value])} is not null`;
    case 'inTime':
      return inTime(slice.value);
    case 'late':
      return late(slice.value);
  }
}
