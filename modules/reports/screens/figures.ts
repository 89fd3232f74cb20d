import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Counts, Group, Groups, MeasureFigures, PeriodFigures } from '../rules/figures.ts';
import type { Period } from '../rules/period.ts';
import {
  type Dimension,
  dimensions,
  events,
  type Measure,
  measures,
  none,
  outcomes,
  type Question,
} from '../rules/question.ts';
import { eventColumn, inTime, late, leadsOf, secondsOf, startOf, workOf } from './conditions.ts';

interface Asked {
  readonly question: Question;
  readonly period: Period;
  readonly zone: string;
  /** Whether people have to be counted too, which costs a sort. */
  readonly countPeople: boolean;
}

/** Sums, times and shares of one period: two passes over its leads. */
export async function periodFigures(tx: DealerTx, asked: Asked): Promise<PeriodFigures> {
  const where = leadsOf(tx, asked.question, asked.period, asked.zone);
  const shares = measures.flatMap((measure) => [
    sql`count(*) filter (where ${inTime(measure)})::int as ${sql.ref(`in_time_${measure}`)}`,
    sql`count(*) filter (where ${late(measure)})::int as ${sql.ref(`late_${measure}`)}`,
  ]);
  const { rows } = await sql<Record<string, number>>`
    select ${countColumns(asked.countPeople)}, ${sql.join(shares)} from report_lead where ${where}`.execute(
    tx.db,
  );
  const row = rows[0] ?? {};
  const histograms = await histogramsOf(tx, where);
  const figuresOf = (measure: Measure): MeasureFigures => ({
    work: histograms(`${measure} work`),
    elapsed: histograms(`${measure} elapsed`),
    inTime: row[`in_time_${measure}`] ?? 0,
    late: row[`late_${measure}`] ?? 0,
  });
  return {
    counts: countsOf(row),
    measures: { touch: figuresOf('touch'), message: figuresOf('message'), twoWay: figuresOf('twoWay') },
  };
}

/** Leads by minutes, of all measures in one pass: far less to sort than the leads. */
async function histogramsOf(tx: DealerTx, where: RawBuilder<unknown>) {
  const columns = measures.flatMap((measure) => [
    { name: `${measure} work`, minutes: sql`(${sql.ref(workOf[measure])} / 60)` },
    { name: `${measure} elapsed`, minutes: sql`(${sql.ref(secondsOf[measure])} / 60)` },
  ]);
  const { rows } = await sql<{ which: number; minutes: number | null; leads: number }>`
    select grouping(${sql.join(columns.map(({ minutes }) => minutes))}) as which,
      coalesce(${sql.join(columns.map(({ minutes }) => minutes))}) as minutes, count(*)::int as leads
    from report_lead where ${where}
    group by grouping sets (${sql.join(columns.map(({ minutes }) => sql`(${minutes})`))})`.execute(tx.db);
  const all = (1 << columns.length) - 1;
  return (name: string) => {
    const at = columns.findIndex((column) => column.name === name);
    const which = all - (1 << (columns.length - 1 - at));
    return rows.flatMap(({ which: of, minutes, leads }) =>
      of === which && minutes !== null ? [{ minutes, leads }] : [],
    );
  };
}

/** Counts by each dimension, in one pass. */
export async function groupsOf(tx: DealerTx, asked: Asked): Promise<Groups> {
  const { question, period, zone } = asked;
  const months = monthsOf(period);
  const bounds = months.map((month) => startOf(month, zone));
  const columns: readonly RawBuilder<unknown>[] = [
    sql`source_id`,
    sql`type`,
    sql`assignee_id`,
    sql`make`,
    sql`month`,
    sql`maturity`,
    sql`reason_id`,
  ];
  const { rows } = await sql<Record<string, number> & { which: number; value: string | null }>`
    select grouping(${sql.join(columns)}) as which,
      coalesce(source_id::text, type, assignee_id::text, make, month::text, maturity, reason_id::text) as value,
      ${countColumns(asked.countPeople)}
    from (select *, width_bucket(received_at, ${bounds}::timestamptz[]) as month
          from report_lead where ${leadsOf(tx, question, period, zone)}) as asked
    group by grouping sets (${sql.join(columns.map((column) => sql`(${column})`))})`.execute(tx.db);
  const all = (1 << columns.length) - 1;
  const groups = dimensions.map((dimension, at): [Dimension, Group[]] => {
    const which = all - (1 << (columns.length - 1 - at));
    const found = rows
      .filter((row) => row.which === which)
      .map((row) => ({ ...countsOf(row), key: keyOf(dimension, row.value, months) }));
    return [dimension, found];
  });
  return Object.fromEntries(groups) as unknown as Groups;
}

function keyOf(dimension: Dimension, value: string | null, months: readonly Temporal.PlainDate[]): string {
  if (value === null) return none;
  if (dimension !== 'month') return value;
  return months[Number(value) - 1]?.toString().slice(0, 7) ?? none;
}

function monthsOf({ from, until }: Period): Temporal.PlainDate[] {
  const months: Temporal.PlainDate[] = [];
  for (let month = from.with({ day: 1 }); Temporal.PlainDate.compare(month, until) < 0; ) {
    months.push(month);
    month = month.add({ months: 1 });
  }
  return months;
}

function countColumns(people: boolean): RawBuilder<unknown> {
  return sql.join([
    sql`count(*)::int as leads`,
    people ? sql`count(distinct assignee_id)::int as people` : sql`0 as people`,
    ...outcomes.map(
      (outcome) => sql`count(*) filter (where outcome = ${sql.lit(outcome)})::int as ${sql.ref(outcome)}`,
    ),
    ...events.map(
      (event) => sql`count(*) filter (where ${sql.ref(eventColumn[event])} > 0)::int as ${sql.ref(event)}`,
    ),
  ]);
}

function countsOf(row: Readonly<Record<string, unknown>>): Counts {
  const count = (name: string) => Number(row[name] ?? 0);
  const names = ['leads', 'people', ...outcomes, ...events];
  return Object.fromEntries(names.map((name) => [name, count(name)])) as unknown as Counts;
}
