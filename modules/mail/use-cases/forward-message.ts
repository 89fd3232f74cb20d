import { forwardedHeader, putOutbox } from '../../../platform/outbox/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { leadAddress, mailbox } from '../envelope/recipients.ts';
import { newMessageId } from '../envelope/tokens.ts';
import { loadAddresses } from '../store/addresses.ts';
import { putFiles, sha256Of } from '../store/files.ts';
import { enquiryOfThread } from '../store/threads.ts';
import { openRaw } from './opened.ts';

/** The message that began a thread, as it may be passed on. */
export interface MessageToForward {
  readonly bytes: Buffer;
  /** Mail, or a document that was posted. */
  readonly contentType: 'message/rfc822' | 'application/octet-stream';
  /** It carries the mark of a message that was passed on. */
  readonly forwardedBefore: boolean;
  readonly leadDomain: string;
  /** Where people open the desk; null: not known. */
  readonly publicUrl: string | null;
}

/** Null: the thread began without a message, by hand. */
export async function messageToForward(tx: DealerTx, threadId: string): Promise<MessageToForward | null> {
  const rawId = await enquiryOfThread(tx, threadId);
  if (rawId === null) return null;
  const [opened, { leadDomain, publicUrl }] = await Promise.all([openRaw(tx, rawId), loadAddresses(tx.db)]);
  if (!opened) return null;
  return {
    bytes: opened.raw.bytes,
    contentType: opened.mail ? 'message/rfc822' : 'application/octet-stream',
    forwardedBefore: (opened.mail?.headers.raw(forwardedHeader.toLowerCase()) ?? '') !== '',
    leadDomain,
    publicUrl,
  };
}

/**
 * Puts an enquiry on its way to somebody of the house, with the original as a file when it is given. It goes also while
 * letters to customers are held, is marked as passed on and as written by a program, and no customer's address is its sender.
 */
export async function forwardEnquiryMessage(
  tx: DealerTx,
  message: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    /** Where an answer goes: the customer, when there is an address. */
    readonly replyTo: string | null;
    readonly original: Pick<MessageToForward, 'bytes' | 'contentType'> | null;
  },
): Promise<void> {
  const [dealer, { leadDomain, messageDomain }] = await Promise.all([getDealer(tx), loadAddresses(tx.db)]);
  const sender = leadAddress(dealer.key, leadDomain);
  const { original } = message;
  const file = original && {
    sha256: sha256Of(original.bytes),
    name: original.contentType === 'message/rfc822' ? 'enquiry.eml' : 'enquiry.txt',
    contentType: original.contentType,
  };
  if (file && original) await putFiles(tx, [{ sha256: file.sha256, bytes: original.bytes }]);
  await putOutbox(tx, {
    dealerId: dealer.dealerId,
    letterId: null,
    messageId: newMessageId('forward', messageDomain),
    envelopeFrom: sender,
    envelopeTo: message.to,
    content: {
      from: mailbox(dealer.name, sender),
      to: message.to,
      ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
      subject: message.subject,
      text: message.text,
      automatic: 'auto-generated',
      forwarded: true,
      ...(file ? { files: [file] } : {}),
    },
  });
}
