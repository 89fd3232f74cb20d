import type { Language } from '../../../platform/http/shapes.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { ForwardedFact, MailWords, PromisedTime } from './words.ts';

const words: Record<Language, MailWords> = { de, en, nl };

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The automatic reply to a new enquiry. Times are the dealer's wall time in whole minutes, cut off and never rounded up, so
 * that nobody is promised less time than there is. Customers are addressed as Sie and u.
 */
export function automaticReplyText(reply: {
  readonly language: Language;
  readonly dealerName: string;
  readonly customerName: string | null;
  /** Null: nobody has it yet; then the dealership promises. */
  readonly assigneeName: string | null;
  readonly now: Temporal.Instant;
  /** Null: no time is promised. */
  readonly promisedAt: Temporal.Instant | null;
  /** IANA name. */
  readonly timeZone: string;
  readonly insideHours: boolean;
  /** The subject that is answered. */
  readonly enquirySubject: string | null;
}): MailText {
  const own = words[reply.language];
  const promised =
    reply.promisedAt === null
      ? null
      : promisedTime(reply.promisedAt.toZonedDateTimeISO(reply.timeZone), reply.now, own.locale);
  const paragraphs = [
    own.greeting(reply.customerName),
    own.reply({ ...reply, promised }),
    own.addMore,
    `${own.closing}\n${reply.dealerName}`,
    own.automatic,
  ];
  return {
    subject: answering(reply.enquirySubject) ?? own.subject(reply.dealerName),
    text: `${paragraphs.join('\n\n')}\n`,
    html: asHtml(paragraphs),
  };
}

/** Tells the dealership that a message waits in the unassigned inbox. */
export function unassignedNotice(notice: {
  readonly language: Language;
  readonly dealerName: string;
  readonly from: string;
  readonly subject: string | null;
  /** Where the inbox is; null: not known. */
  readonly link: string | null;
}): { subject: string; text: string } {
  const own = words[notice.language];
  return {
    subject: own.notice.subject(notice.dealerName),
    text: `${own.greeting(null)}\n\n${own.notice.text(notice)}\n`,
  };
}

/** The copy of an enquiry that a forwarding rule sends on. What is not known is left out. */
export function forwardedEnquiryText(enquiry: {
  readonly language: Language;
  readonly dealerName: string;
  readonly customerName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly subject: string | null;
  readonly vehicleTitle: string | null;
  readonly offerNumber: string | null;
  readonly sourceName: string | null;
  readonly assigneeName: string | null;
  readonly comment: string | null;
  /** Where the lead is; null: not known. */
  readonly link: string | null;
}): { subject: string; text: string } {
  const { greeting, forward } = words[enquiry.language];
  const vehicle = [enquiry.vehicleTitle, enquiry.offerNumber].filter((part) => part !== null).join(' · ');
  const facts: readonly [ForwardedFact, string | null][] = [
    ['customer', enquiry.customerName],
    ['email', enquiry.email],
    ['phone', enquiry.phone],
    ['subject', enquiry.subject],
    ['vehicle', vehicle === '' ? null : vehicle],
    ['source', enquiry.sourceName],
    ['assignee', enquiry.assigneeName],
  ];
  const lines = facts.flatMap(([fact, value]) =>
    value === null ? [] : [`${forward.labels[fact]}: ${value}`],
  );
  const paragraphs = [
    greeting(null),
    forward.opening(enquiry.dealerName),
    lines.join('\n'),
    ...(enquiry.comment === null ? [] : [`${forward.labels.comment}:\n${enquiry.comment}`]),
    ...(enquiry.link === null ? [] : [`${forward.open} ${enquiry.link}`]),
  ];
  const about = enquiry.vehicleTitle ?? enquiry.subject;
  return {
    // a line break would end the head of the letter
    subject: forward
      .subject({ customerName: enquiry.customerName, about })
      .replace(/\s+/g, ' ')
      .slice(0, 240),
    text: `${paragraphs.join('\n\n')}\n`,
  };
}

/** `Re: …` of a subject, once; null without one. Mail programs understand it in every language. */
export function answering(subject: string | null): string | null {
  const bare = (subject ?? '').replace(/^(?:\s*(?:re|aw|antw|sv)\s*(?:\[\d+\])?\s*:)+/i, '').trim();
  return bare === '' ? null : `Re: ${bare.slice(0, 240)}`;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times. */
function dateFormat(locale: string): Intl.DateTimeFormat {
  const known = dateFormats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  dateFormats.set(locale, made);
  return made;
}

function promisedTime(at: Temporal.ZonedDateTime, now: Temporal.Instant, locale: string): PromisedTime {
  const today = now.toZonedDateTimeISO(at.timeZoneId).toPlainDate();
  const days = today.until(at.toPlainDate(), { largestUnit: 'days' }).days;
  const time = at.toPlainTime().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return {
    time: time.toString({ smallestUnit: 'minute' }),
    day: days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later',
    date: dateFormat(locale).format(at.toPlainDate()),
  };
}

function asHtml(paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`).join('\n');
  return `<div style="font-family: sans-serif; font-size: 15px; line-height: 1.5">\n${body}\n</div>`;
}

/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
