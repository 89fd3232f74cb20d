import type { ParsedMail } from '../mime/parsed-mail.ts';
import { historyStart, quoteStripped } from '../quote-stripped.ts';
import { personIn } from './form/values.ts';

export interface ForwardedText {
  /** The person of the inner "From:" line. */
  readonly name: string | null;
  readonly address: string | null;
  /** What he wrote, quote marks taken off. */
  readonly text: string;
}

const forwardSubject = /^\s*(?:wg|fwd?|tr|doorst|i)\s*:/i;

export function hasForwardSubject(mail: ParsedMail): boolean {
  return forwardSubject.test(mail.subject ?? '');
}

/**
 * A message a colleague passed on inside the text: below a block of "Von/From/Van/De" headers. Null for a mail that
 * is no forward or has no such block.
 */
export function forwardedText(mail: ParsedMail, body: string): ForwardedText | null {
  if (!hasForwardSubject(mail)) return null;
  const lines = body.split('\n');
  const start = historyStart(lines);
  const inner = lines
    .slice(start, start + 12)
    .findIndex((line) => /^[\s>*_]*(?:von|from|van|de)[*_]*\s?:/i.test(line));
  if (inner < 0) return null;
  const at = start + inner;
  const value = (lines[at] ?? '').replace(/^[\s>*_]*\w+[*_]*\s?:[\s*_]*/, '');
  const person = personIn(value.replace(/\[mailto:/i, '<').replace(/\]/g, '>'));
  let end = at;
  while (end < lines.length && (lines[end] ?? '').replace(/[>\s]/g, '') !== '') end++;
  const text = lines
    .slice(end)
    .map((line) => line.replace(/^\s{0,3}>\s?/, ''))
    .join('\n')
    .trim();
  return { name: person.name, address: person.email, text };
}

/** The part of a body that is the message itself: what was forwarded, else what stands above the history. */
export function ownText(mail: ParsedMail | null, body: string): string {
  if (!mail) return body;
  return forwardedText(mail, body)?.text ?? quoteStripped(body).text;
}
