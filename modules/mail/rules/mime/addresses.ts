import { decodeWords } from './words.ts';

export interface MailAddress {
  /** Display name as given, null when there is none. */
  readonly name: string | null;
  /** Address in lower case, '' for the empty path `<>`. */
  readonly address: string;
}

/**
 * Addresses of one header (one character per byte). Groups are flattened, comments become the name when nothing
 * else is one, and what is no address at all is dropped. Reads at most 20,000 characters.
 */
export function parseAddresses(header: string): MailAddress[] {
  return splitList(header.slice(0, 20_000))
    .map(parseOne)
    .filter((one): one is MailAddress => one !== null);
}

/** A syntactically plausible address: one @, a dotted domain, no blanks. Not a promise that it exists. */
export function isAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.indexOf('@');
  if (at < 1 || at > 64 + 190 || text.indexOf('@', at + 1) >= 0) return false;
  if (/[\s<>()[\]",;:\\]/.test(text)) return false;
  const domain = text.slice(at + 1);
  return /^[\p{L}\p{N}.-]+$/u.test(domain) && domain.includes('.') && !/^[.-]|[.-]$|\.\./.test(domain);
}

function parseOne(piece: string): MailAddress | null {
  const { text, comment } = withoutComments(piece);
  const open = text.lastIndexOf('<');
  const close = open >= 0 ? text.indexOf('>', open) : -1;
  if (open >= 0) {
    const inside = text.slice(open + 1, close < 0 ? text.length : close).replace(/\s+/g, '');
    const name = cleanName(text.slice(0, open)) ?? cleanName(comment);
    if (inside !== '' && !inside.includes('@') && name === null) return null;
    return { name, address: inside.replace(/^mailto:/i, '').toLowerCase() };
  }
  const found = text.split(/\s+/).find((word) => word.includes('@'));
  if (!found) return null;
  const rest = text.replace(found, ' ');
  return {
    name: cleanName(rest) ?? cleanName(comment),
    address: found.replace(/^[<"'[]+|[>"'\];]+$/g, '').toLowerCase(),
  };
}

function cleanName(raw: string): string | null {
  const name = decodeWords(raw.replace(/^\s*"([\s\S]*)"\s*$/, '$1').replace(/\\(.)/g, '$1'))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
  return name === '' ? null : name;
}

function withoutComments(text: string): { text: string; comment: string } {
  if (!text.includes('(')) return { text, comment: '' };
  let out = '';
  let comment = '';
  let depth = 0;
  let quoted = false;
  for (const char of text) {
    if (char === '"' && depth === 0) quoted = !quoted;
    if (char === '(' && !quoted) depth++;
    else if (char === ')' && depth > 0 && !quoted) depth--;
    else if (depth > 0) comment += char;
    else out += char;
  }
  return { text: out, comment };
}

/** Splits at commas and semicolons outside quotes, angle brackets and comments; drops group names. */
function splitList(text: string): string[] {
  const out: string[] = [];
  let start = 0;
  let quoted = false;
  let angle = false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (char === '<') angle = true;
    else if (char === '>') angle = false;
    else if (char === ':' && !angle && !text.slice(start, i).includes('@')) start = i + 1;
    else if ((char === ',' || char === ';') && !angle) {
      out.push(text.slice(start, i));
      start = i + 1;
    }
  }
  out.push(text.slice(start));
  return out.filter((piece) => piece.trim() !== '');
}
