import { refuse } from '../../../kernel/refusals.ts';
import type { OutgoingCalendar, OutgoingMessage } from '../../../platform/outbox/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { shownAddress } from '../envelope/display.ts';
import { leadAddress, mailbox } from '../envelope/recipients.ts';
import { newMessageId } from '../envelope/tokens.ts';
import { takeUploads } from '../store/files.ts';
import { insertOutgoing } from '../store/letters.ts';
import { loadThreadForSending } from '../store/threads.ts';
import { escaped } from '../texts/index.ts';

export interface LetterToSend {
  readonly threadId: string;
  readonly kind: 'answer' | 'automaticReply';
  /** One address, or `Name <address>`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Ids of uploads; they are used up. */
  readonly uploads?: readonly string[];
  /** The user who wrote it; null: nobody did. */
  readonly authorId: string | null;
  /** In whose name it goes; left out: the dealer's. */
  readonly fromName?: string | null;
  /** BCP 47. */
  readonly language?: string;
  /** An entry for the customer's calendar; it is told the address that answers reach the thread by. */
  readonly calendar?: (organizer: string) => OutgoingCalendar;
}

/**
 * Writes a letter to a customer into a thread and puts it into the outbox, in the caller's transaction. It goes from the
 * dealer's address, answers come back to the thread's own address, and mail programs show it below the letter it answers.
 * While the dealer's "send e-mails" is off it is held: written, shown, and not sent until somebody says so. Refuses `mail.invalidAddress` and
 * `mail.uploadMissing`.
 */
export async function sendLetter(tx: DealerTx, letter: LetterToSend): Promise<string> {
  const to = receiverIn(letter.to);
  if (to === null) refuse('invalid', 'mail.invalidAddress', { field: 'to' });
  const [thread, dealer, settings, files] = await Promise.all([
    loadThreadForSending(tx, letter.threadId),
    getDealer(tx),
    readSettings(tx, 'mail'),
    takeUploads(tx, letter.uploads ?? []),
  ]);
  if (!thread) throw new Error(`There is no thread ${letter.threadId}`);
  if (files.length < (letter.uploads ?? []).length) {
    refuse('invalid', 'mail.uploadMissing', { field: 'attachments' });
  }
  const { fromName, footer, sendEmails } = settings.value;
  const name = letter.fromName ?? fromName ?? dealer.name;
  const content: OutgoingMessage = {
    from: mailbox(name, leadAddress(dealer.key, thread.leadDomain)),
    to: mailbox(to.name, to.address),
    replyTo: mailbox(dealer.name, leadAddress(dealer.key, thread.leadDomain, thread.token)),
    subject: letter.subject,
    text: withFooter(letter.text, footer),
    ...(letter.html === undefined ? {} : { html: withHtmlFooter(letter.html, footer) }),
    ...(thread.inReplyTo === null ? {} : { inReplyTo: thread.inReplyTo, references: thread.references }),
    ...(letter.kind === 'automaticReply' ? { automatic: 'auto-replied' as const } : {}),
    ...(letter.language === undefined ? {} : { language: letter.language }),
    files: files.map(({ sha256, name, contentType }) => ({ sha256, name, contentType })),
    ...(letter.calendar && {
      calendar: letter.calendar(leadAddress(dealer.key, thread.leadDomain, thread.token)),
    }),
  };
  const messageId = newMessageId(thread.token, thread.messageDomain);
  return insertOutgoing(
    tx,
    {
      threadId: letter.threadId,
      direction: 'out',
      kind: letter.kind,
      at: tx.now,
      from: shownAddress({ name, address: leadAddress(dealer.key, thread.leadDomain) }),
      to: shownAddress(to),
      subject: letter.subject,
      text: letter.text,
      quoted: null,
      html: null,
      messageId,
      rawId: null,
      authorId: letter.authorId,
      files,
    },
    {
      messageId,
      // What cannot be delivered comes back to the thread.
      envelopeFrom: leadAddress(dealer.key, thread.leadDomain, thread.token),
      envelopeTo: to.address,
      content,
      held: !sendEmails,
    },
  );
}

/** The dealer's legal lines, below the line that mail programs know as the end of the letter. */
function withFooter(text: string, footer: string): string {
  return footer.trim() === '' ? text : `${text.trimEnd()}\n\n-- \n${footer.trim()}\n`;
}

function withHtmlFooter(html: string, footer: string): string {
  if (footer.trim() === '') return html;
  const lines = escaped(footer.trim()).replaceAll('\n', '<br>');
  return `${html}\n<p style="font-family: sans-serif; font-size: 12px; color: #666">${lines}</p>`;
}

/** The parts of `address` or `Name <address>`; null when it is neither. */
function receiverIn(to: string): { name: string | null; address: string } | null {
  if (/\p{Cc}/u.test(to)) return null;
  const named = /^(.*)<([^<>]*)>\s*$/.exec(to);
  const address = (named?.[2] ?? to).trim();
  if (address.length > 254 || !/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address)) return null;
  return { name: named?.[1]?.replaceAll('"', '').trim() || null, address };
}
