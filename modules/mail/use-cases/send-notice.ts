import { putOutbox } from '../../../platform/outbox/index.ts';
import type { DealerTx, InstallationTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { leadAddress, mailbox } from '../envelope/recipients.ts';
import { newMessageId } from '../envelope/tokens.ts';
import { loadAddresses } from '../store/addresses.ts';

/**
 * Sends a message to a user or to the dealership itself (an invitation, a reset, a notice). Goes also while letters to
 * customers are held. Is marked as written by a program, and nobody can answer it.
 */
export async function sendNotice(
  tx: DealerTx | InstallationTx,
  notice: { readonly to: string; readonly subject: string; readonly text: string; readonly html?: string },
): Promise<void> {
  const { leadDomain, messageDomain } = await loadAddresses(tx.db);
  const dealer = 'dealerId' in tx ? await getDealer(tx) : null;
  const sender = leadAddress(dealer?.key ?? 'forecourt', leadDomain);
  await putOutbox(tx, {
    dealerId: dealer?.dealerId ?? null,
    letterId: null,
    messageId: newMessageId('notice', messageDomain),
    envelopeFrom: sender,
    envelopeTo: notice.to,
    content: {
      from: mailbox('Forecourt', sender),
      to: notice.to,
      subject: notice.subject,
      text: notice.text,
      ...(notice.html === undefined ? {} : { html: notice.html }),
      automatic: 'auto-generated',
    },
  });
}
