import { type OutgoingCalendar, putOutbox } from '../../../platform/outbox/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { leadAddress, mailbox } from '../envelope/recipients.ts';
import { newMessageId } from '../envelope/tokens.ts';
import { loadAddresses } from '../store/addresses.ts';

/**
 * Writes to a customer with whom there is no conversation. An answer comes in as an enquiry of its own, so it is not lost.
 * False while the dealer's "send e-mails" is off: then nothing is written.
 */
export async function sendWithoutThread(
  tx: DealerTx,
  letter: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly language: string;
    readonly calendar?: (organizer: string) => OutgoingCalendar;
  },
): Promise<boolean> {
  const [{ leadDomain, messageDomain }, dealer, { value }] = await Promise.all([
    loadAddresses(tx.db),
    getDealer(tx),
    readSettings(tx, 'mail'),
  ]);
  if (!value.sendEmails) return false;
  const address = leadAddress(dealer.key, leadDomain);
  const footer = value.footer.trim();
  await putOutbox(tx, {
    dealerId: dealer.dealerId,
    letterId: null,
    messageId: newMessageId('letter', messageDomain),
    envelopeFrom: address,
    envelopeTo: letter.to,
    content: {
      from: mailbox(value.fromName ?? dealer.name, address),
      to: letter.to,
      subject: letter.subject,
      text: footer === '' ? letter.text : `${letter.text.trimEnd()}\n\n-- \n${footer}\n`,
      language: letter.language,
      ...(letter.calendar && { calendar: letter.calendar(address) }),
    },
  });
  return true;
}
