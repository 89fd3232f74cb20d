import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { fingerprint } from '../envelope/content-hash.ts';
import { insertRaw, type RawChannel, type StoredRaw } from '../store/raw.ts';

/** The kind of due work that reads raw messages; its subject is the raw message. */
export const readKind = 'mail.read';

/**
 * Keeps a message as it came, before anybody looks into it. A message that is stored already (see `fingerprint`) is not
 * stored again, and nothing more happens to it. A worker reads it as soon as the transaction is committed; with
 * `reading: false` that is left to the caller (`readRaw` in the same transaction).
 */
export async function storeRaw(
  tx: DealerTx,
  raw: {
    readonly bytes: Uint8Array;
    readonly channel: RawChannel;
    readonly envelopeFrom: string;
    readonly envelopeTo: string | readonly string[];
    readonly reading?: boolean;
    /** When the other dealer got it, from whom it came. */
    readonly movedFrom?: { readonly dealerId: string; readonly receivedAt: Temporal.Instant };
  },
): Promise<StoredRaw> {
  const { reading = true, movedFrom } = raw;
  const { hash, messageId } = fingerprint(raw.bytes);
  const stored = await insertRaw(tx, {
    channel: raw.channel,
    bytes: raw.bytes,
    hash,
    messageId,
    envelopeFrom: raw.envelopeFrom,
    envelopeTo: typeof raw.envelopeTo === 'string' ? raw.envelopeTo : raw.envelopeTo.join(', '),
    dueKind: reading ? readKind : null,
    receivedAt: movedFrom?.receivedAt ?? tx.now,
    movedFromDealerId: movedFrom?.dealerId ?? null,
  });
  if (reading && !stored.twin) tx.notify(dueChannel, '');
  return stored;
}
