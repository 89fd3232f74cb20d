import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { loadRaw } from '../store/raw.ts';
import { lockReadingState, updateReading } from '../store/readings.ts';
import { openedBefore } from './opened.ts';
import { settleReading } from './settle-reading.ts';
import { storeRaw } from './store-raw.ts';

/**
 * Copies a stored message into the scope of another dealer, where a worker reads it as if it had come in there, and keeps
 * it here as moved. Both are written in this transaction. A message that the other dealer has already is not copied
 * again. Answers false, and changes nothing, when it was the other dealer who moved it here: somebody has to take it.
 */
export async function moveRaw(tx: DealerTx, rawId: string, toDealerId: string): Promise<boolean> {
  const raw = openedBefore(tx, rawId)?.raw ?? (await loadRaw(tx, rawId));
  if (!raw) throw new Error(`The message ${rawId} is to be moved and is not there`);
  const movedFrom = { dealerId: tx.dealerId, receivedAt: raw.receivedAt };
  const { bytes, channel, envelopeFrom, envelopeTo } = raw;
  const taken = await tx.at(toDealerId, async (there) => {
    const copy = await storeRaw(there, { bytes, channel, envelopeFrom, envelopeTo, movedFrom });
    return !copy.twin || (await lockReadingState(there, copy.rawId)) !== 'moved';
  });
  if (taken) await settleReading(tx, rawId, { state: 'moved', movedToDealerId: toDealerId });
  return taken;
}

/** Keeps a request that was posted and that another dealer has taken, as moved. */
export async function keepMoved(
  tx: DealerTx,
  {
    request,
    from,
    subject,
    toDealerId,
  }: { request: object; from: string; subject: string | null; toDealerId: string },
): Promise<void> {
  // With a number of its own: the same request twice is two requests.
  const bytes = Buffer.from(JSON.stringify({ ...request, requestId: newId(tx.now) }));
  const envelope = { envelopeFrom: tx.actor.name ?? '', envelopeTo: '' };
  const { rawId } = await storeRaw(tx, { bytes, channel: 'api', ...envelope, reading: false });
  await updateReading(tx, rawId, { state: 'moved', movedToDealerId: toDealerId, from, subject });
}
