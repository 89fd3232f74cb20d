import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { loadAddresses } from '../store/addresses.ts';
import { updateReading } from '../store/readings.ts';
import { unassignedNotice } from '../texts/index.ts';
import { openedBefore } from './opened.ts';
import { sendNotice } from './send-notice.ts';

/**
 * Why a message is in the unassigned inbox. The first ones are what programs write: nobody is told of them, or two
 * programs might tell each other for ever.
 */
const quiet = new Set(['bounce', 'automatic', 'list', 'loop', 'complaint']);

/**
 * Says what came of a raw message: a letter in a thread, or nothing (`unassigned`, with the reason as a code, stands in
 * the inbox), or that it went to another dealer (`moved`). Tells the address that the dealer named for this, once, when a message comes to stand there.
 */
export async function settleReading(
  tx: DealerTx,
  rawId: string,
  settlement: {
    readonly state: 'letter' | 'unassigned' | 'discarded' | 'moved';
    readonly reason?: string;
    readonly movedToDealerId?: string;
    readonly reader?: string;
    readonly understood?: unknown;
  },
): Promise<void> {
  const opened = openedBefore(tx, rawId);
  await updateReading(tx, rawId, {
    ...settlement,
    ...(opened ? { from: opened.from, subject: opened.subject } : {}),
  });
  // Before and after: what never stood in the inbox and does not now is of no interest to open pages.
  if (settlement.state !== 'letter' || opened?.raw.state !== 'waiting') announceLive(tx, 'inbox', rawId);
  if (settlement.state === 'unassigned' && tx.actor.kind === 'system') {
    await tellUnassigned(tx, rawId, settlement.reason ?? '', opened);
  }
}

async function tellUnassigned(
  tx: DealerTx,
  rawId: string,
  reason: string,
  opened: { readonly from: string; readonly subject: string | null } | undefined,
): Promise<void> {
  if (quiet.has(reason)) return;
  const { value } = await readSettings(tx, 'mail');
  if (value.unassignedNoticeTo === null) return;
  const { language, name, key } = await getDealer(tx);
  const { publicUrl } = await loadAddresses(tx.db);
  await sendNotice(tx, {
    to: value.unassignedNoticeTo,
    ...unassignedNotice({
      language,
      dealerName: name,
      from: opened?.from ?? '',
      subject: opened?.subject ?? null,
      link: publicUrl === null ? null : `${publicUrl}/d/${key}/inbox/${rawId}`,
    }),
  });
}
