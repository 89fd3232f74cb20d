import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { NewSourceCost } from '../contract.ts';
import { type Cost, costIn } from '../rules/costs.ts';
import type { Period } from '../rules/period.ts';

/** What every source costs, the earliest first. */
export async function costsBySource(tx: DealerTx): Promise<ReadonlyMap<string, readonly Cost[]>> {
  const rows = await tx.db
    .selectFrom('source_cost')
    .select(['source_id', 'valid_from', 'monthly_cents', 'per_lead_cents'])
    .where('dealer_id', '=', tx.dealerId)
    .orderBy('source_id')
    .orderBy('valid_from')
    .execute();
  const costs = rows.map((row) => ({
    sourceId: row.source_id,
    validFrom: row.valid_from,
    monthlyCents: Number(row.monthly_cents),
    perLeadCents: Number(row.per_lead_cents),
  }));
  return Map.groupBy(costs, ({ sourceId }) => sourceId);
}

/** Sets what a source costs from a day on; the same day again is corrected. */
export async function setCost(tx: DealerTx, cost: NewSourceCost): Promise<void> {
  const values = {
    monthly_cents: cost.monthlyCents,
    per_lead_cents: cost.perLeadCents,
    set_at: tx.now,
    set_by: tx.actor.userId,
  };
  await tx.db
    .insertInto('source_cost')
    .values({
      dealer_id: tx.dealerId,
      source_id: cost.sourceId,
      valid_from: Temporal.PlainDate.from(cost.validFrom),
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'source_id', 'valid_from']).doUpdateSet(values))
    .execute();
}

/** Cents of the period by source. Leads are counted by the day they came, in the zone. */
export async function costsIn(
  tx: DealerTx,
  period: Period,
  zone: string,
): Promise<ReadonlyMap<string, number>> {
  const costs = await costsBySource(tx);
  if (costs.size === 0) return new Map();
  const days = await leadsByDay(tx, [...costs.keys()], period, zone);
  const sums = [...costs].flatMap(([sourceId, all]): [string, number][] => {
    const leads = days.get(sourceId) ?? [];
    const sum = costIn(all, period, ({ from, until }) =>
      leads
        .filter(
          ({ day }) =>
            Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) < 0,
        )
        .reduce((count, one) => count + one.leads, 0),
    );
    return sum === null ? [] : [[sourceId, sum]];
  });
  return new Map(sums);
}

async function leadsByDay(tx: DealerTx, sourceIds: readonly string[], period: Period, zone: string) {
  const [from, until] = [period.from, period.until].map((day) => day.toZonedDateTime(zone).toInstant());
  const { rows } = await sql<{ source_id: string; day: Temporal.PlainDate; leads: number }>`
    select source_id, (received_at at time zone ${zone})::date as day, count(*)::int as leads
    from report_lead where dealer_id = ${tx.dealerId} and received_at >= ${from} and received_at < ${until}
      and source_id = any(${[...sourceIds]}::uuid[])
    group by 1, 2`.execute(tx.db);
  return Map.groupBy(rows, (row) => row.source_id);
}
