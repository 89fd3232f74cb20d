import { isAutoReply, isBounceMail, isComplaint, isList } from './classify/automatic.ts';
import { type Bounce, originalId, readBounce } from './classify/reports.ts';
import type { ParsedMail } from './mime/parsed-mail.ts';

export type { Bounce } from './classify/reports.ts';

export type MailClass = 'bounce' | 'complaint' | 'loop' | 'autoReply' | 'list' | 'reply' | 'normal';

export interface ClassifyContext {
  /** Address of MAIL FROM; '' for the empty path, null when unknown (then Return-Path counts). */
  readonly envelopeFrom: string | null;
  /** Domains of our own Message-IDs, lower case. */
  readonly ownMessageIdDomains?: readonly string[];
  /** Our own lead addresses, lower case. */
  readonly ownAddresses?: readonly string[];
}

/** What may tie a message to an earlier one; the caller looks these up, the first hit wins. */
export interface ReplyKeys {
  /** In-Reply-To first, then References from the newest. */
  readonly messageIds: readonly string[];
  /** Parts after "+" of the recipients, and tokens in brackets of the subject, e.g. `[#k3J9x2]`. */
  readonly tokens: readonly string[];
}

export interface Classification {
  readonly class: MailClass;
  readonly bounce: Bounce | null;
  /** For a complaint: Message-ID of the message complained about. */
  readonly complainedMessageId: string | null;
  /** Filled for 'reply' and also for 'autoReply', which belongs to a thread too. */
  readonly reply: ReplyKeys;
}

/** More relays than any honest way has. */
const maxHops = 25;

/** Sorts a message into what it is before anybody reads what it says. Never looks at the body's words. */
export function classify(mail: ParsedMail, context: ClassifyContext): Classification {
  const reply = replyKeys(mail);
  const result = (kind: MailClass): Classification => ({
    class: kind,
    bounce: kind === 'bounce' ? readBounce(mail) : null,
    complainedMessageId: kind === 'complaint' ? originalId(mail) : null,
    reply,
  });
  if (isComplaint(mail)) return result('complaint');
  if (isBounceMail(mail, context.envelopeFrom)) return result('bounce');
  if (isLoop(mail, context)) return result('loop');
  if (isAutoReply(mail)) return result('autoReply');
  if (isList(mail)) return result('list');
  return result(reply.messageIds.length > 0 || reply.tokens.length > 0 ? 'reply' : 'normal');
}

/** Our own mail come back: our mark, our Message-ID, our address in X-Loop, or far too many hops. */
function isLoop(mail: ParsedMail, context: ClassifyContext): boolean {
  const { headers } = mail;
  if (headers.lines.some((line) => line.name.startsWith('x-forecourt-'))) return true;
  const idDomain = mail.messageId?.split('@').at(-1)?.toLowerCase();
  if (idDomain !== undefined && context.ownMessageIdDomains?.includes(idDomain)) return true;
  const own = new Set([...(context.ownAddresses ?? []), ...mail.to.map((one) => one.address)]);
  if (headers.all('x-loop').some((value) => own.has(value.trim().replace(/^<|>$/g, '').toLowerCase())))
    return true;
  return headers.all('received').length > maxHops;
}

/** The keys by which a message may belong to an earlier one. */
export function replyKeys(mail: ParsedMail): ReplyKeys {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references.toReversed()];
  const recipients = [...mail.deliveredTo, ...mail.to, ...mail.cc].map((one) => one.address);
  const details = recipients.map((address) => /^[^@+]{1,64}\+([\w.=-]{4,80})@/.exec(address)?.[1]);
  const inSubject = [...(mail.subject ?? '').matchAll(/\[#([A-Za-z0-9_-]{4,60})\]/g)].map(
    (match) => match[1],
  );
  const tokens = [...details, ...inSubject].filter((token) => token !== undefined);
  return { messageIds: [...new Set(ids)], tokens: [...new Set(tokens)] };
}
