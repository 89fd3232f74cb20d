import type { DealerTx } from '../../../platform/sql/index.ts';
import { sendNotice } from '../../mail/index.ts';
import { type CompiledCalendar, calendarOf } from '../../working-hours/index.ts';
import { waveOf } from '../rules/notice.ts';
import { whenMailLeaves } from '../rules/window.ts';
import { type Reader, readersOf } from '../store/choices.ts';
import { endDeliveries, listWaiting, lockMails, type Waiting } from '../store/deliveries.ts';
import { noticeMail } from '../texts/index.ts';
import { worded } from './tell.ts';

/**
 * Sends what may leave to a user now, as one mail, and answers when the next may; null when nothing waits. Whatever the
 * clock did meanwhile, nothing leaves outside the hours. If the mail is of the second wave, those of the first wave that
 * may leave at this moment go before it, to whomever they are.
 */
export async function sendMailsTo(
  tx: DealerTx,
  userId: string,
  { publicUrl }: { readonly publicUrl: string },
): Promise<Temporal.Instant | null> {
  await lockMails(tx);
  const own = await listWaiting(tx, 'mail', userId);
  if (own.length === 0) return null;
  const calendar = await calendarOf(tx);
  const leaving = own.filter((mail) => leavesNow(tx, calendar, mail));
  if (leaving.length > 0) {
    const secondWave = waveOf(leaving.map(({ kind }) => kind)) === 1;
    const before = secondWave ? await firstWave(tx, calendar, userId) : [];
    const digests = [...before, leaving];
    const readers = await readersOf(
      tx,
      digests.flatMap((notices) => notices.map((notice) => notice.userId)),
    );
    for (const notices of digests) await sendOne(tx, { notices, readers, publicUrl });
  }
  const waiting = own.filter((mail) => !leaving.includes(mail));
  const moments = waiting.map((mail) => whenMailLeaves(calendar, mail, tx.now));
  return moments.sort((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
}

function leavesNow(tx: DealerTx, calendar: CompiledCalendar, mail: Waiting): boolean {
  return Temporal.Instant.compare(whenMailLeaves(calendar, mail, tx.now), tx.now) <= 0;
}

/** What leaves now to others and has to leave first; one list for each of them. */
async function firstWave(
  tx: DealerTx,
  calendar: CompiledCalendar,
  exceptUserId: string,
): Promise<Waiting[][]> {
  const byUser = new Map<string, Waiting[]>();
  for (const mail of await listWaiting(tx, 'mail', null)) {
    if (mail.userId === exceptUserId || !leavesNow(tx, calendar, mail)) continue;
    byUser.set(mail.userId, [...(byUser.get(mail.userId) ?? []), mail]);
  }
  return [...byUser.values()].filter((mails) => waveOf(mails.map(({ kind }) => kind)) === 0);
}

interface Digest {
  readonly notices: readonly Waiting[];
  readonly readers: ReadonlyMap<string, Reader>;
  readonly publicUrl: string;
}

/** Puts one mail into the outbox; what the user does not want any more, or left without working here, is dropped. */
async function sendOne(tx: DealerTx, { notices, readers, publicUrl }: Digest): Promise<void> {
  const reader = readers.get(notices[0]?.userId ?? '');
  const wanted = reader ? notices.filter(({ kind }) => reader.choices.kinds[kind].mail !== 'off') : [];
  endDeliveries(tx, 'mail', 'sent', idsOf(wanted));
  endDeliveries(tx, 'mail', 'dropped', idsOf(notices.filter((notice) => !wanted.includes(notice))));
  const words = reader && (await worded(tx, reader, { notices: wanted, publicUrl }));
  if (!words) return;
  await sendNotice(tx, { to: reader.email, ...noticeMail(words.told, words.reading) });
}

function idsOf(notices: readonly Waiting[]): string[] {
  return notices.map(({ noticeId }) => noticeId);
}
