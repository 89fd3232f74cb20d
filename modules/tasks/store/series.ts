import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Series, SeriesUnit } from '../rules/series.ts';

export interface StoredSeries extends Series {
  readonly seriesId: string;
  /** Wall time in the dealer's zone; null: any time of the day. */
  readonly time: Temporal.PlainTime | null;
  readonly endedAt: Temporal.Instant | null;
}

export function insertSeries(tx: DealerTx, series: Omit<StoredSeries, 'endedAt'>): void {
  tx.write(
    tx.db.insertInto('task_series').values({
      dealer_id: tx.dealerId,
      series_id: series.seriesId,
      every: series.every,
      unit: series.unit,
      anchor: series.anchor,
      at_time: series.time?.toString() ?? null,
      until_date: series.until,
      count: series.count,
      created_at: tx.now,
    }),
  );
}

/** Nobody else makes one of the series until this transaction ends. */
export async function lockSeries(tx: DealerTx, seriesId: string): Promise<StoredSeries | null> {
  const row = await tx.db
    .selectFrom('task_series')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('series_id', '=', seriesId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return {
    seriesId: row.series_id,
    every: row.every,
    unit: row.unit as SeriesUnit,
    anchor: row.anchor,
    until: row.until_date,
    count: row.count,
    time: row.at_time === null ? null : Temporal.PlainTime.from(row.at_time),
    endedAt: row.ended_at,
  };
}

export function endSeries(tx: DealerTx, seriesId: string): void {
  tx.write(sql`
    update task_series set ended_at = ${tx.now}, ended_by = ${tx.actor.userId}
    where dealer_id = ${tx.dealerId} and series_id = ${seriesId} and ended_at is null`);
}
