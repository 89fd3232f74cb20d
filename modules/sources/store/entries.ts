import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Source } from '../rules/recognise.ts';
import { type Channel, type Outcome, systemReasons, systemSources } from '../rules/system-catalogues.ts';

export interface ClosingReason {
  readonly reasonId: string;
  /** Null: the dealer's own reason, then it has a name. */
  readonly key: string | null;
  readonly name: string | null;
  readonly outcome: Outcome;
  readonly hidden: boolean;
}

/** Writes the system's sources and closing reasons that the dealer does not have yet; leaves what is there. */
export async function seedCatalogues(tx: DealerTx): Promise<void> {
  await tx.db
    .insertInto('source')
    .values(
      systemSources.map((source, position) => ({
        dealer_id: tx.dealerId,
        source_id: newId(tx.now),
        key: source.key,
        name: source.name,
        channel: source.channel,
        senders: [...source.senders],
        providers: [...source.providers],
        position,
      })),
    )
    .onConflict((conflict) => conflict.columns(['dealer_id', 'key']).doNothing())
    .execute();
  await tx.db
    .insertInto('closing_reason')
    .values(
      systemReasons.map((reason, position) => ({
        dealer_id: tx.dealerId,
        reason_id: newId(tx.now),
        key: reason.key,
        outcome: reason.outcome,
        position,
      })),
    )
    .onConflict((conflict) => conflict.columns(['dealer_id', 'key']).doNothing())
    .execute();
}

/** In the order of lists. */
export async function listSources(tx: DealerTx): Promise<readonly Source[]> {
  const rows = await tx.db
    .selectFrom('source')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .orderBy('position')
    .orderBy('source_id')
    .execute();
  return rows.map((row) => ({
    sourceId: row.source_id,
    key: row.key,
    name: row.name,
    channel: row.channel as Channel,
    senders: row.senders,
    providers: row.providers,
    responseMinutes: row.response_minutes,
    defaultType: row.default_type,
  }));
}

/** The source's own response time in working minutes; null: it has none. */
export async function responseMinutesOf(tx: DealerTx, sourceId: string): Promise<number | null> {
  const row = await tx.db
    .selectFrom('source')
    .select('response_minutes')
    .where('dealer_id', '=', tx.dealerId)
    .where('source_id', '=', sourceId)
    .executeTakeFirst();
  return row?.response_minutes ?? null;
}

/** Sets the response time of the source's leads, in working minutes; null: the dealer's. */
export async function setResponseMinutes(
  tx: DealerTx,
  sourceId: string,
  minutes: number | null,
): Promise<void> {
  await tx.db
    .updateTable('source')
    .set({ response_minutes: minutes })
    .where('dealer_id', '=', tx.dealerId)
    .where('source_id', '=', sourceId)
    .execute();
}

/** All reasons, hidden ones too, in the order of lists: won, lost, invalid. */
export async function listClosingReasons(tx: DealerTx): Promise<readonly ClosingReason[]> {
  const rows = await tx.db
    .selectFrom('closing_reason')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .orderBy(sql`array_position(array['won', 'lost', 'invalid'], outcome)`)
    .orderBy('position')
    .orderBy('reason_id')
    .execute();
  return rows.map(toReason);
}

export async function getClosingReason(tx: DealerTx, reasonId: string): Promise<ClosingReason | null> {
  const row = await tx.db
    .selectFrom('closing_reason')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('reason_id', '=', reasonId)
    .executeTakeFirst();
  return row ? toReason(row) : null;
}

function toReason(row: {
  reason_id: string;
  key: string | null;
  name: string | null;
  outcome: string;
  hidden: boolean;
}): ClosingReason {
  return {
    reasonId: row.reason_id,
    key: row.key,
    name: row.name,
    outcome: row.outcome as Outcome,
    hidden: row.hidden,
  };
}
