import { isNoReplyAddress, type Understood, type UnderstoodLead, understand } from '../rules/index.ts';
import type { Opened } from './opened.ts';

/** What the readers of today make of a message; null when it cannot be opened, or a reader is at fault. */
export function understoodAnyway({ doc }: Opened, country: string): Understood | null {
  try {
    return doc ? understand(doc, { country }) : null;
  } catch {
    return null;
  }
}

/** What a form for a lead of this message begins with. */
export function suggestionOf(
  { mail, doc }: Opened,
  lead: UnderstoodLead | null,
): { name: string; email: string; phone: string; comment: string } {
  const sender = mail?.replyTo[0] ?? mail?.from ?? null;
  const senderAddress = sender !== null && !isNoReplyAddress(sender.address) ? sender.address : '';
  const named = lead ? [lead.person.first, lead.person.last].filter((name) => name !== null).join(' ') : '';
  return {
    name: lead?.customer.full ?? (named === '' ? (sender?.name ?? '') : named),
    email: lead?.customer.emails[0] ?? senderAddress,
    phone: lead?.phones[0]?.asGiven ?? '',
    comment: lead?.comments ?? (doc?.texts[0] ?? '').slice(0, 5000),
  };
}
