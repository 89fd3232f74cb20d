import { isNoReplyAddress } from '../classify/automatic.ts';
import type { ParsedMail } from '../mime/parsed-mail.ts';
import type { ReadLead } from './understood.ts';

/** The address to answer to when the mail itself is from a person: Reply-To before From; null for programs. */
export function personalSender(
  mail: ParsedMail,
): { name: string | null; address: string; place: string } | null {
  const reply = mail.replyTo.find((one) => one.address.includes('@'));
  if (reply && !isNoReplyAddress(reply.address)) {
    return {
      name: reply.name ?? (mail.from?.address === reply.address ? mail.from.name : null),
      address: reply.address,
      place: 'header:Reply-To',
    };
  }
  if (!mail.from?.address.includes('@') || isNoReplyAddress(mail.from.address)) return null;
  return { ...mail.from, place: 'header:From' };
}

/** Date of the message as the lead's date, when the payload names none. */
export function mailDate(mail: ParsedMail | null): Pick<ReadLead, 'requestDate' | 'requestDateUtc'> {
  return { requestDate: mail?.date ?? null, requestDateUtc: mail?.dateUtc ?? null };
}
