import { parseAddresses } from '../mime/addresses.ts';
import { messageIds } from '../mime/build.ts';
import { Headers, splitHeaders } from '../mime/headers.ts';
import type { ParsedMail } from '../mime/parsed-mail.ts';

/** One recipient's line of a delivery report. */
export interface DeliveryStatus {
  /** Lower case, null when the report does not say. */
  readonly recipient: string | null;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown';
  /** Enhanced status code such as 5.1.1, null when absent. */
  readonly status: string | null;
  /** What the other server said. */
  readonly diagnostic: string | null;
}

export interface Bounce {
  /** Message-ID of the message the report is about, null when the report does not carry it. */
  readonly originalMessageId: string | null;
  readonly deliveries: readonly DeliveryStatus[];
  /** At least one recipient failed for good (action failed, or a 5.x.x status). */
  readonly permanent: boolean;
}

/** Reads a delivery report (RFC 3464), or what an old server wrote in plain text. */
export function readBounce(mail: ParsedMail): Bounce {
  const reports = mail.reports.filter((report) => report.type.endsWith('delivery-status'));
  let deliveries = reports.flatMap((report) => readStatusText(report.text));
  if (deliveries.length === 0) deliveries = readPlain(mail.text ?? '');
  const permanent = deliveries.some(
    (one) => one.action === 'failed' || (one.action === 'unknown' && (one.status ?? '').startsWith('5')),
  );
  return { originalMessageId: originalId(mail), deliveries, permanent };
}

/** Message-ID of the message a report carries inside, or names in its text. */
export function originalId(mail: ParsedMail): string | null {
  const inside = mail.nested[0]?.messageId;
  if (inside) return inside;
  for (const report of mail.reports) {
    if (!report.type.endsWith('rfc822-headers')) continue;
    const id = messageIds(new Headers(splitHeaders(report.text).lines).raw('message-id'))[0];
    if (id) return id;
  }
  const text = (mail.text ?? '').slice(0, 60_000);
  const line = /^[ \t>]{0,20}message-id:[ \t]{0,20}<([^<>\s]{3,900})>/im.exec(text);
  return line?.[1] ?? mail.inReplyTo ?? mail.references.at(-1) ?? null;
}

function readStatusText(text: string): DeliveryStatus[] {
  const deliveries: DeliveryStatus[] = [];
  for (const block of text.slice(0, 200_000).split(/\r?\n[ \t]*\r?\n/)) {
    const fields = new Headers(splitHeaders(block).lines);
    const final = fields.raw('final-recipient') || fields.raw('original-recipient');
    if (final === '' && !fields.has('action')) continue;
    const diagnostic = fields.text('diagnostic-code')?.replace(/^[\w-]+;\s*/, '') ?? null;
    deliveries.push({
      recipient: addressOf(final.replace(/^[\w-]+;/, '')),
      action: actionOf(fields.raw('action')),
      status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.raw('status'))?.[1] ?? null,
      diagnostic: diagnostic === '' ? null : diagnostic,
    });
    if (deliveries.length >= 100) break;
  }
  return deliveries;
}

function actionOf(text: string): DeliveryStatus['action'] {
  const word =
    text
      .trim()
      .toLowerCase()
      .split(/[\s(;]/)[0] ?? '';
  return word === 'failed' ||
    word === 'delayed' ||
    word === 'delivered' ||
    word === 'relayed' ||
    word === 'expanded'
    ? word
    : 'unknown';
}

function readPlain(text: string): DeliveryStatus[] {
  const body = text.slice(0, 8000);
  const address = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/.exec(recipientPart(body));
  if (!address) return [];
  const status = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(body)?.[1] ?? null;
  const temporary = /\b(?:delayed|deferred|will keep trying|noch nicht zugestellt|warning)\b/i.test(body);
  return [
    { recipient: addressOf(address[0]), action: temporary ? 'delayed' : 'failed', status, diagnostic: null },
  ];
}

/** The part of an old report that names who was not reached, after the sentence that says so. */
function recipientPart(body: string): string {
  const mark =
    /did not reach|could not be delivered|following (?:recipient|address)|permanent (?:fatal )?error|nicht zugestellt|niet (?:worden )?(?:afgeleverd|bezorgd)/i.exec(
      body,
    );
  return mark ? body.slice(mark.index) : body;
}

function addressOf(text: string): string | null {
  const address = parseAddresses(text.trim())[0]?.address ?? '';
  return address === '' ? null : address;
}
