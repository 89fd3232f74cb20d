import { decodeText } from './mime/charset.ts';
import { parseMail } from './parse-mail.ts';
import { type Doc, docOfMail, type ReadOptions, readable, type Source, xmlCharset } from './readers/doc.ts';
import type { Understood } from './readers/understood.ts';
import { understand } from './understand.ts';

export type DocKind = Doc['kind'];

/** Largest payload of a web request or file that is no mail. */
const maxPayload = 5_000_000;

/** Bytes of any kind to what is understood; the kind is seen from the content. Throws nothing. */
export function understandBytes(
  bytes: Uint8Array,
  options?: ReadOptions,
): { ok: true; kind: DocKind; understood: Understood } | { ok: false; error: string } {
  if (bytes.length === 0) {
    return {
      ok: true,
      kind: 'text',
      understood: { outcome: 'no-lead', reader: 'none', leads: [], reason: 'empty' },
    };
  }
  const kind = detectKind(bytes);
  if (kind === 'mail') {
    const parsed = parseMail(bytes);
    if (!parsed.ok) return { ok: false, error: parsed.reject.message };
    return { ok: true, kind, understood: understand(docOfMail(parsed.mail), options) };
  }
  if (bytes.length > maxPayload) return { ok: false, error: 'The document is larger than allowed' };
  return { ok: true, kind, understood: understand(docOfPayload(bytes, kind), options) };
}

/** Mail, XML, HTML, JSON, form post or text, judged by the content alone. */
export function detectKind(bytes: Uint8Array): DocKind {
  const head = decodeText(bytes.subarray(0, 20_000), xmlCharset(bytes))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^[{[]/.test(head) && parseJson(decodeText(bytes)) !== undefined) return 'json';
  if (/^<(?:\?|adf[\s>]|!doctype adf)/i.test(head))
    return /^<\?(?:xml|adf)/i.test(head) || !/<html/i.test(head) ? 'xml' : 'html';
  if (isMail(head)) return 'mail';
  if (/^<(?:!doctype html|html|head|body|p|div|table|span|pre|br|b|h\d)\b/i.test(head)) return 'html';
  if (/^<[a-z][\w:.-]*[\s>/]/i.test(head)) return 'xml';
  if (/^[\w.[\]%+-]{1,80}=[^\s]*$/.test(head.slice(0, 4000).trimEnd())) return 'form';
  return 'text';
}

const mailHeader =
  /^(?:received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|content-transfer-encoding|reply-to|sender|dkim-signature|arc-[\w-]+|x-[\w-]+)[ \t]*:/i;

function isMail(head: string): boolean {
  if (/^From \S+ /.test(head)) return true;
  const lines = head.split(/\r?\n/, 60);
  const blank = lines.findIndex((line) => line.trim() === '');
  const block = blank < 0 ? lines : lines.slice(0, blank);
  const known = block.filter((line) => mailHeader.test(line)).length;
  const odd = block.filter((line) => !/^[\w-]{1,100}[ \t]*:|^[ \t]/.test(line)).length;
  return mailHeader.test(lines[0] ?? '') && known >= 1 && odd <= 1 && (blank >= 0 || known >= 2);
}

/** A document that came without a mail around it: a web request's body or a file. */
export function docOfPayload(bytes: Uint8Array, kind: DocKind = detectKind(bytes)): Doc {
  const text = decodeText(bytes, kind === 'xml' ? xmlCharset(bytes) : null).replace(/\r\n?/g, '\n');
  const html = kind === 'html';
  const json = kind === 'json' ? parseJson(text) : undefined;
  const pairs = kind === 'form' ? formPairs(text) : [];
  return {
    kind,
    mail: null,
    json,
    pairs,
    sources:
      kind === 'json' || kind === 'form'
        ? markupIn([json, pairs])
        : [{ text, place: html ? 'html' : 'body' }],
    texts:
      kind === 'json' || kind === 'form' || kind === 'xml'
        ? []
        : readable(html ? null : text, html ? text : null),
    nested: [],
  };
}

function formPairs(text: string): [string, string][] {
  return [...new URLSearchParams(text.trim())]
    .slice(0, 500)
    .map(([key, value]) => [key, value.slice(0, 20_000)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Texts of a payload that are markup themselves: `{"adf": "<?xml …"}`. */
function markupIn(value: unknown, depth = 0): Source[] {
  if (typeof value === 'string')
    return /<(?:adf|lead|prospect)[\s>]/i.test(value) ? [{ text: value, place: 'body' }] : [];
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.values(value)
    .flatMap((inner) => markupIn(inner, depth + 1))
    .slice(0, 20);
}
