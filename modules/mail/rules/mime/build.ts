import { createHash } from 'node:crypto';
import { parseAddresses } from './addresses.ts';
import { decodeText } from './charset.ts';
import { toUtc } from './dates.ts';
import type { Headers } from './headers.ts';
import type { MailAttachment, MailReport, ParsedMail } from './parsed-mail.ts';
import { fileName, type Leaf, structuredOf } from './part.ts';
import { openPart, type Walk, walkParts } from './walk.ts';

const reportTypes = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/feedback-report',
  'message/disposition-notification',
  'text/rfc822-headers',
  'message/rfc822-headers',
]);

/** Builds one message from a byte range that `text` shows one character per byte. */
export function buildMail(
  raw: Buffer,
  text: string,
  start: number,
  end: number,
  walk: Walk,
  depth: number,
): ParsedMail {
  const top = openPart(text, start, end, walk);
  const found: Found = { text: [], html: [], attachments: [], reports: [], nested: [] };
  walkParts(raw, text, top, end, walk, (leaf, at) => sortLeaf(leaf, at, walk, found), depth);
  return { ...headerFields(top.headers), ...bodies(found), defects: [...walk.defects], size: end - start };
}

interface Found {
  readonly text: string[];
  readonly html: string[];
  readonly attachments: MailAttachment[];
  readonly reports: MailReport[];
  readonly nested: ParsedMail[];
}

function sortLeaf(leaf: Leaf, depth: number, walk: Walk, found: Found): void {
  const type = leaf.type.value.includes('/') ? leaf.type.value : implicitType(leaf);
  const charset = leaf.type.params.get('charset') ?? null;
  const filename = fileName(leaf);
  if (reportTypes.has(type)) found.reports.push({ type, text: decodeText(leaf.bytes, charset) });
  else if (type === 'message/rfc822' || type === 'message/global') {
    found.nested.push(inside(leaf, walk, depth));
  } else if (isBody(leaf, type, filename)) {
    const content = unflow(decodeText(leaf.bytes, charset).replace(/\r\n?/g, '\n'), leaf.type.params);
    const html = type === 'text/html' || /^\s*<(?:!doctype html|html|body)\b/i.test(content);
    (html ? found.html : found.text).push(content);
  } else {
    found.attachments.push(attachment(leaf, type, filename, charset, walk));
    if (filename?.toLowerCase().endsWith('.eml')) found.nested.push(inside(leaf, walk, depth));
  }
}

function inside(leaf: Leaf, walk: Walk, depth: number): ParsedMail {
  return buildMail(leaf.bytes, leaf.bytes.toString('latin1'), 0, leaf.bytes.length, walk, depth + 1);
}

/** Joins the soft line breaks of format=flowed (RFC 3676); quoted lines and the signature mark stay. */
function unflow(text: string, params: ReadonlyMap<string, string>): string {
  if (params.get('format')?.toLowerCase() !== 'flowed') return text;
  const drop = params.get('delsp')?.toLowerCase() === 'yes';
  return text.replace(/^(?!>|-- $)(.*) \n(?!>|-- \n)/gm, (_, line: string) => (drop ? line : `${line} `));
}

/** A part inside a digest is a message, everything else without a type is text. */
function implicitType(leaf: Leaf): string {
  return leaf.within === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
}

function isBody(leaf: Leaf, type: string, filename: string | null): boolean {
  if (leaf.disposition.value === 'attachment') return false;
  if (
    type === 'text/plain' ||
    type === 'text/html' ||
    type === 'text/enriched' ||
    type === 'multipart/alternative'
  ) {
    return filename === null;
  }
  return type.startsWith('multipart/');
}

function attachment(
  leaf: Leaf,
  type: string,
  filename: string | null,
  charset: string | null,
  walk: Walk,
): MailAttachment {
  if (type === 'application/ms-tnef' || filename?.toLowerCase() === 'winmail.dat')
    walk.defects.add('tnef-attachment');
  const contentId = leaf.headers.raw('content-id').trim().replace(/^<|>$/g, '');
  return {
    filename,
    contentType: type,
    charset,
    bytes: leaf.bytes,
    sha256: createHash('sha256').update(leaf.bytes).digest('hex'),
    inline:
      leaf.disposition.value !== 'attachment' && (leaf.disposition.value === 'inline' || contentId !== ''),
    contentId: contentId === '' ? null : contentId,
  };
}

function bodies(found: Found): Pick<ParsedMail, 'text' | 'html' | 'attachments' | 'reports' | 'nested'> {
  const { attachments, reports, nested } = found;
  const join = (list: string[]): string | null => (list.length > 0 ? list.join('\n') : null);
  return { text: join(found.text), html: join(found.html), attachments, reports, nested };
}

function headerFields(
  headers: Headers,
): Omit<ParsedMail, 'text' | 'html' | 'attachments' | 'reports' | 'nested' | 'defects' | 'size'> {
  const type = structuredOf(headers, 'content-type');
  const list = (name: string) => headers.all(name).flatMap((line) => parseAddresses(line));
  return {
    headers,
    messageId: messageIds(headers.raw('message-id'))[0] ?? null,
    inReplyTo: messageIds(headers.raw('in-reply-to'))[0] ?? null,
    references: messageIds(headers.raw('references')),
    from: parseAddresses(headers.raw('from'))[0] ?? null,
    sender: parseAddresses(headers.raw('sender'))[0] ?? null,
    replyTo: list('reply-to'),
    to: list('to'),
    cc: list('cc'),
    deliveredTo: ['delivered-to', 'x-original-to', 'envelope-to'].flatMap(list),
    subject: headers.text('subject'),
    date: headers.text('date'),
    dateUtc: toUtc(headers.text('date')),
    autoSubmitted: headers.text('auto-submitted')?.toLowerCase() ?? null,
    precedence: headers.text('precedence')?.toLowerCase() ?? null,
    listId: headers.text('list-id'),
    returnPath: headers.has('return-path')
      ? (parseAddresses(headers.raw('return-path'))[0]?.address ?? '')
      : null,
    contentType: type.value === '' ? 'text/plain' : type.value,
    reportType: type.params.get('report-type')?.toLowerCase() ?? null,
  };
}

/** Message ids of a header without brackets; at most 200. */
export function messageIds(header: string): string[] {
  const text = header.slice(0, 40_000);
  const bracketed = [...text.matchAll(/<([^<>\s]{1,900})>/g)].map((match) => match[1] ?? '');
  const found = bracketed.length > 0 ? bracketed : text.split(/\s+/).filter((word) => word.includes('@'));
  return found.slice(0, 200);
}
