import type { DealerTx } from '../../../platform/sql/index.ts';
import type { ReadingState } from './raw.ts';

export interface Settlement {
  readonly state: ReadingState;
  /** Why it is no letter. */
  readonly reason?: string;
  readonly reader?: string;
  /** What was understood; kept as JSON. */
  readonly understood?: unknown;
  /** How the message names its sender, and its subject. */
  readonly from?: string;
  readonly subject?: string | null;
  /** With the state `moved`: where it went. */
  readonly movedToDealerId?: string;
}

/** Writes what came of a raw message. What is not given stays, but a reason never outlives its state. */
export async function updateReading(tx: DealerTx, rawId: string, settlement: Settlement): Promise<void> {
  const { state, reason, reader, understood, from, subject, movedToDealerId } = settlement;
  tx.write(
    tx.db
      .updateTable('reading')
      .set({
        state,
        reason: reason ?? null,
        moved_to_dealer_id: movedToDealerId ?? null,
        read_at: tx.now,
        ...(reader === undefined ? {} : { reader }),
        ...(understood === undefined ? {} : { understood: JSON.stringify(understood) }),
        ...(from === undefined ? {} : { from_text: from }),
        ...(subject === undefined ? {} : { subject }),
        ...(tx.actor.kind === 'system' ? {} : { handled_by: tx.actor.userId, handled_at: tx.now }),
      })
      .where('dealer_id', '=', tx.dealerId)
      .where('raw_id', '=', rawId),
  );
}

/** What came of a message so far; nobody else settles it until this transaction ends. */
export async function lockReadingState(tx: DealerTx, rawId: string): Promise<ReadingState> {
  const row = await tx.db
    .selectFrom('reading')
    .select('state')
    .where('dealer_id', '=', tx.dealerId)
    .where('raw_id', '=', rawId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.state as ReadingState;
}
