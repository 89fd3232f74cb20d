import { decodeHTMLStrict } from 'entities';
import { scan } from '../../markup/scan.ts';
import type { Doc, Source } from '../doc.ts';

const opening = /<(?:[\w-]{1,20}:)?adf(?=[\s>])/i;
const escaped = /&(?:amp;)?lt;(?:[\w-]{1,20}:)?adf(?=[\s&])/i;
const bareProspect = /<prospect(?=[\s>])/i;

/** Quick look: does the document carry an ADF payload anywhere? */
export function hasAdf(doc: Doc): boolean {
  return doc.sources.some(
    (source) => opening.test(source.text) || escaped.test(source.text) || isBare(source),
  );
}

/** Every ADF document in a document, as markup, without twins. */
export function adfDocuments(doc: Doc): { markup: string; place: Source['place'] }[] {
  const found: { markup: string; place: Source['place'] }[] = [];
  for (const source of doc.sources) {
    const raw = opening.test(source.text);
    const markup = raw
      ? unquoted(source.text)
      : escaped.test(source.text)
        ? unescapeMarkup(source)
        : source.text;
    if (!raw && !opening.test(markup) && !isBare(source)) continue;
    for (const one of cut(markup)) found.push({ markup: one, place: source.place });
  }
  return found;
}

/** `<prospect>` without its root, as some senders ship it. */
function isBare(source: Source): boolean {
  return bareProspect.test(source.text) && /<customer(?=[\s>])/i.test(source.text);
}

/** One level of escaping off: real tags become line breaks or nothing, then references are decoded. */
function unescapeMarkup(source: Source): string {
  let plain = source.text;
  if (/<[a-z]/i.test(plain)) {
    const pieces: string[] = [];
    const breakLine = (name: string): undefined => {
      if (/^(?:br|p|div|tr|li|pre)$/.test(name)) pieces.push('\n');
    };
    const keep = (text: string): void => void pieces.push(text);
    scan(plain, 'html', { text: keep, cdata: keep, open: breakLine, close: breakLine }, { raw: true });
    plain = pieces.join('');
  }
  let decoded = decodeHTMLStrict(plain).replaceAll('\u00a0', ' ');
  if (!opening.test(decoded)) decoded = decodeHTMLStrict(decoded);
  return decoded;
}

/** A document quoted line by line ("> <adf>") in a forwarded or answered mail. */
function unquoted(text: string): string {
  const at = opening.exec(text)?.index ?? 0;
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /^\s*>/.test(line) ? text.replace(/^[ \t]{0,8}(?:>[ \t]?){1,8}/gm, '') : text;
}

function cut(markup: string): string[] {
  const found: string[] = [];
  let rest = markup;
  while (found.length < 20) {
    const start = opening.exec(rest) ?? bareProspect.exec(rest);
    if (!start) break;
    const end = /<\/(?:[\w-]{1,20}:)?adf\s{0,10}>/i.exec(rest.slice(start.index));
    const stop = end ? start.index + end.index + end[0].length : rest.length;
    const doctype =
      found.length === 0 && /<!doctype/i.test(rest.slice(0, start.index)) ? '<!DOCTYPE adf>' : '';
    found.push(doctype + rest.slice(start.index, stop));
    rest = rest.slice(stop);
  }
  return found;
}
