import type { DealerTx } from '../../../platform/sql/index.ts';
import { tokensAmong } from '../envelope/recipients.ts';
import { storable, storableText } from '../envelope/storable.ts';
import type { Bounce, Classification } from '../rules/index.ts';
import { giveUpDelivery } from '../store/deliveries.ts';
import { findOutgoing } from '../store/letters.ts';
import type { Opened } from './opened.ts';
import { recordIncomingLetter } from './record-incoming-letter.ts';
import { settleReading } from './settle-reading.ts';

/**
 * Takes a report about a letter of ours: it is noted in the letter's thread, and when it says that the letter will never
 * arrive, the letter is marked as bounced. False when no letter of ours is meant.
 */
export async function takeReport(
  tx: DealerTx,
  { raw }: Opened,
  found: Classification,
  dealerKey: string,
): Promise<boolean> {
  const letter = await findOutgoing(tx, {
    messageId: storable(found.bounce?.originalMessageId ?? found.complainedMessageId),
    tokens: tokensAmong(raw.envelopeTo, dealerKey),
  });
  if (!letter) return false;
  await recordIncomingLetter(tx, {
    threadId: letter.threadId,
    rawId: raw.rawId,
    kind: 'noted',
    at: raw.receivedAt,
  });
  await settleReading(tx, raw.rawId, { state: 'letter', reader: found.class });
  if (found.bounce?.permanent) await giveUpDelivery(tx, letter, 'bounced', problemOf(found.bounce));
  return true;
}

function problemOf({ deliveries }: Bounce): string {
  const failed = deliveries.find((one) => one.action === 'failed') ?? deliveries[0];
  const words = [failed?.status, failed?.diagnostic].filter((word) => word != null).join(' ');
  return storableText((words === '' ? 'The message came back' : words).slice(0, 500));
}
