import { isAutoSubmitted, isBulk, isNoReplyAddress } from './classify/automatic.ts';
import type { MailClass } from './classify.ts';
import type { ParsedMail } from './mime/parsed-mail.ts';

export type NoAutoReply =
  | 'class-bounce'
  | 'class-complaint'
  | 'class-loop'
  | 'class-autoReply'
  | 'class-list'
  | 'auto-submitted'
  | 'auto-response-suppressed'
  | 'empty-envelope-sender'
  | 'no-reply-address'
  | 'own-address'
  | 'no-address';

/**
 * Whether an automatic acknowledgement of this message is right. Without `recipient` the answer would go to
 * Reply-To or From. With `recipient` it goes to an address a reader found in the text (the customer of a website
 * form or a portal): then only the class of the message and that address count, because the form's own no-reply
 * sender is not the one who gets the answer.
 */
export function mayAutoReply(
  mail: ParsedMail,
  mailClass: MailClass,
  envelopeFrom: string | null,
  recipient: string | null = null,
): { may: true; to: string } | { may: false; reason: NoAutoReply } {
  const no = (reason: NoAutoReply): { may: false; reason: NoAutoReply } => ({ may: false, reason });
  const sender = mail.replyTo[0]?.address || mail.from?.address || '';
  const to = recipient?.trim().toLowerCase() || sender;
  const formOfMailer = mailClass === 'list' && !isBulk(mail) && to !== sender;
  if (mailClass !== 'normal' && mailClass !== 'reply' && !formOfMailer) return no(`class-${mailClass}`);
  if (to === '') return no('no-address');
  if (isNoReplyAddress(to)) return no('no-reply-address');
  if ([...mail.to, ...mail.deliveredTo].some((one) => one.address === to)) return no('own-address');
  if (to !== sender) return { may: true, to };
  if (isAutoSubmitted(mail)) return no('auto-submitted');
  if (/\b(?:all|autoreply|oof)\b/i.test(mail.headers.raw('x-auto-response-suppress')))
    return no('auto-response-suppressed');
  if ((envelopeFrom ?? mail.returnPath) === '') return no('empty-envelope-sender');
  if (envelopeFrom !== null && isNoReplyAddress(envelopeFrom) && mail.replyTo.length === 0)
    return no('no-reply-address');
  return { may: true, to };
}
