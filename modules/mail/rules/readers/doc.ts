import { htmlToText } from '../markup/html-to-text.ts';
import { decodeText } from '../mime/charset.ts';
import type { MailAttachment, ParsedMail } from '../mime/parsed-mail.ts';
import type { Reading } from './understood.ts';

/** A decoded piece in which a structured payload may stand. */
export interface Source {
  readonly text: string;
  readonly place: 'body' | 'html' | 'attachment';
}

/** What readers see: one document in every form they may ask for; conversions happen when first asked. */
export interface Doc {
  readonly kind: 'mail' | 'xml' | 'html' | 'json' | 'form' | 'text';
  readonly mail: ParsedMail | null;
  readonly json: unknown;
  /** Pairs of a form post, in order. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Raw decoded pieces, bodies before attachments. */
  readonly sources: readonly Source[];
  /** Readable renderings of the body, the better guess first; never empty strings. */
  readonly texts: readonly string[];
  /** Documents carried inside: forwarded messages. */
  readonly nested: readonly Doc[];
}

export interface ReadOptions {
  /** The dealer's country (ISO 3166 alpha-2) for phone numbers. */
  readonly country: string;
}

export interface Reader {
  readonly name: string;
  /** Cheap: is this document of my kind? */
  matches(doc: Doc, options: ReadOptions): boolean;
  /** Null when a closer look says no; the next reader is asked then. */
  read(doc: Doc, options: ReadOptions): Reading | null;
}

/** Longest text a reader looks at. */
const maxBody = 500_000;
const maxAttachment = 2_000_000;

export function docOfMail(mail: ParsedMail): Doc {
  let texts: string[] | null = null;
  let sources: Source[] | null = null;
  let nested: Doc[] | null = null;
  return {
    kind: 'mail',
    mail,
    json: undefined,
    pairs: [],
    get sources() {
      sources ??= mailSources(mail);
      return sources;
    },
    get texts() {
      texts ??= readable(mail.text, mail.html);
      return texts;
    },
    get nested() {
      nested ??= mail.nested.map(docOfMail);
      return nested;
    },
  };
}

function mailSources(mail: ParsedMail): Source[] {
  const sources: Source[] = [];
  if (mail.text) sources.push({ text: mail.text.slice(0, maxBody), place: 'body' });
  if (mail.html) sources.push({ text: mail.html.slice(0, maxBody), place: 'html' });
  for (const one of mail.attachments) {
    if (mayCarryText(one)) {
      sources.push({
        text: decodeText(one.bytes.subarray(0, maxAttachment), xmlCharset(one.bytes) ?? one.charset),
        place: 'attachment',
      });
    }
  }
  return sources;
}

function mayCarryText(one: MailAttachment): boolean {
  if (/^(image|audio|video|font)\//.test(one.contentType)) return false;
  if (/^application\/(pdf|zip|msword|vnd\.|pkcs7|x-pkcs7|ms-tnef)/.test(one.contentType)) return false;
  return !/\.(pdf|zip|jpe?g|png|gif|docx?|xlsx?|ics|vcf|p7s)$/i.test(one.filename ?? '');
}

/** The encoding an XML prolog declares, null without one. */
export function xmlCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  );
  return /<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/i.exec(head)?.[1] ?? null;
}

export function readable(text: string | null, html: string | null): string[] {
  const plain = text?.slice(0, maxBody).replaceAll('\u00a0', ' ').trim() ?? '';
  const fromHtml = html === null ? '' : htmlToText(html, { links: true });
  return [plain, fromHtml].filter((one) => one !== '');
}
