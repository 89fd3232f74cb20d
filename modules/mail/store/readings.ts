import type { DealerTx } from '../../../platform/sql/index.ts';

export interface Settlement {
  readonly state: 'waiting' | 'letter' | 'unassigned' | 'discarded';
  /** Why it is no letter. */
  readonly reason?: string;
  readonly reader?: string;
  /** What was understood; kept as JSON. */
  readonly understood?: unknown;
  /** How the message names its sender, and its subject. */
  readonly from?: string;
  readonly subject?: string | null;
}

/** Writes what came of a raw message. What is not given stays, but a reason never outlives its state. */
export async function updateReading(tx: DealerTx, rawId: string, settlement: Settlement): Promise<void> {
  const { state, reason, reader, understood, from, subject } = settlement;
  tx.write(
    tx.db
      .updateTable('reading')
      .set({
        state,
        reason: reason ?? null,
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
