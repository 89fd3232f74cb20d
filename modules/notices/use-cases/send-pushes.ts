import type { SendPush } from '../../../platform/push/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import { keepFor, quietUntil } from '../rules/quiet-hours.ts';
import { nextTry } from '../rules/retry.ts';
import { readersOf } from '../store/choices.ts';
import { endDeliveries, listWaiting } from '../store/deliveries.ts';
import {
  findMessage,
  insertMessages,
  listDevices,
  noteSent,
  removeDevice,
  removeMessage,
} from '../store/push.ts';
import { pushText } from '../texts/index.ts';
import { worded } from './tell.ts';

/**
 * Puts what waits for a user on its way to all their devices: one notice as itself, several as one that counts them.
 * What was read in the page meanwhile is dropped. Answers the end of the quiet hours while they last.
 */
export async function pushTo(tx: DealerTx, userId: string): Promise<Temporal.Instant | null> {
  const waiting = await listWaiting(tx, 'push', userId);
  if (waiting.length === 0) return null;
  const [readers, calendar, devices] = await Promise.all([
    readersOf(tx, [userId]),
    calendarOf(tx),
    listDevices(tx, userId),
  ]);
  const reader = readers.get(userId);
  const quiet = reader ? quietUntil(reader.choices.quietHours, calendar, tx.now) : null;
  if (quiet) return quiet;
  const wanted = reader
    ? waiting.filter(({ kind, read }) => !read && devices.length > 0 && reader.choices.kinds[kind].push)
    : [];
  const dropped = waiting.filter((notice) => !wanted.includes(notice));
  const ids = (notices: typeof waiting) => notices.map(({ noticeId }) => noticeId);
  endDeliveries(tx, 'push', 'sent', ids(wanted));
  endDeliveries(tx, 'push', 'dropped', ids(dropped));
  const words = reader && (await worded(tx, reader, { notices: wanted, publicUrl: '' }));
  if (!words) return null;
  const [first, ...others] = words.told;
  const noticeId = others.length === 0 ? (wanted[0]?.noticeId ?? null) : null;
  await insertMessages(
    tx,
    devices.map(({ subscriptionId }) => subscriptionId),
    {
      noticeId,
      payload: {
        ...pushText(words.told, words.reading),
        tag: noticeId ?? 'several',
        path: noticeId === null ? words.noticesPath : first.link,
        language: words.reading.language,
      },
    },
  );
  return null;
}

/** What came wrong with a message for good; for the operator's log. */
export type OnPushTrouble = (trouble: { readonly problem: string; readonly dealerId: string }) => void;

/**
 * Sends one message to one device, and answers when to try again; null when it is over. Not in the quiet hours, not when
 * it has become pointless, and not when it is too old. A device that is gone is forgotten.
 */
export async function sendPushMessage(
  tx: DealerTx,
  messageId: string,
  { send, onTrouble }: { readonly send: SendPush; readonly onTrouble: OnPushTrouble },
): Promise<Temporal.Instant | null> {
  const message = await findMessage(tx, messageId);
  if (!message) return null;
  const [readers, calendar] = await Promise.all([readersOf(tx, [message.userId]), calendarOf(tx)]);
  const reader = readers.get(message.userId);
  if (!reader || message.pointless) {
    await removeMessage(tx, messageId);
    return null;
  }
  const { quietHours } = reader.choices;
  const quiet = message.isTrial ? null : quietUntil(quietHours, calendar, tx.now);
  if (quiet) return quiet;
  const outcome = await send(
    message.target,
    { payload: message.payload, ttlSeconds: keepFor(quietHours, calendar, tx.now), urgent: true },
    tx.now,
  );
  if (outcome.kind === 'gone') {
    // takes its messages along
    await removeDevice(tx, { subscriptionId: message.subscriptionId });
    return null;
  }
  if (outcome.kind === 'later') {
    const again = nextTry({ queuedAt: message.queuedAt, now: tx.now, seconds: outcome.seconds });
    if (again) return again;
  }
  if (outcome.kind === 'sent') await noteSent(tx, message.subscriptionId);
  else onTrouble({ problem: outcome.problem, dealerId: tx.dealerId });
  await removeMessage(tx, messageId);
  return null;
}
