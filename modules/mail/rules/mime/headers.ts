import { decodeText } from './charset.ts';
import { decodeWords } from './words.ts';

/** One header field: name in lower case, value unfolded, one character per byte, not yet decoded. */
export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

/** Splits a header block (one character per byte). Lines that are no header are skipped and counted. */
export function splitHeaders(block: string): { lines: HeaderLine[]; odd: number } {
  const lines: { name: string; value: string }[] = [];
  let odd = 0;
  for (const line of block.split(/\r\n|\n|\r/)) {
    if (line === '') continue;
    const last = lines.at(-1);
    if ((line.startsWith(' ') || line.startsWith('\t')) && last) {
      last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trimEnd();
    if (colon < 1 || name.length > 200 || /[\s\p{Cc}]/u.test(name)) {
      if (!/^>?From /.test(line)) odd++;
      continue;
    }
    lines.push({ name: name.toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  return { lines, odd };
}

export class Headers {
  readonly lines: readonly HeaderLine[];

  constructor(lines: readonly HeaderLine[]) {
    this.lines = lines;
  }

  /** Undecoded value of the first field of this name, '' when absent. */
  raw(name: string): string {
    return this.lines.find((line) => line.name === name)?.value ?? '';
  }

  has(name: string): boolean {
    return this.lines.some((line) => line.name === name);
  }

  all(name: string): string[] {
    return this.lines.filter((line) => line.name === name).map((line) => line.value);
  }

  /** Readable value of the first field of this name, null when absent or blank. */
  text(name: string): string | null {
    const value = decodeWords(this.raw(name)).replace(/\s+/g, ' ').trim();
    return value === '' ? null : value;
  }
}

/** A structured header such as Content-Type: its value in lower case and its parameters (RFC 2231 joined). */
export interface Structured {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

export function parseStructured(raw: string): Structured {
  const pieces = splitOutsideQuotes(raw.slice(0, 8000));
  const value = (pieces[0] ?? '').trim().toLowerCase();
  const plain = new Map<string, string>();
  const pieced = new Map<string, { index: number; text: string; encoded: boolean }[]>();
  for (const piece of pieces.slice(1)) {
    const equals = piece.indexOf('=');
    if (equals < 1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquote(piece.slice(equals + 1).trim());
    const star = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (!star) {
      if (!plain.has(name)) plain.set(name, decodeWords(text));
      continue;
    }
    const list = pieced.get(star[1] ?? '') ?? [];
    list.push({ index: Number(star[2] ?? 0), text, encoded: star[2] === undefined || star[3] === '*' });
    pieced.set(star[1] ?? '', list);
  }
  for (const [name, list] of pieced) plain.set(name, joinPieces(list));
  return { value, params: plain };
}

function joinPieces(list: { index: number; text: string; encoded: boolean }[]): string {
  const sorted = list.toSorted((a, b) => a.index - b.index);
  let charset: string | null = null;
  const bytes: Buffer[] = [];
  for (const [i, { text, encoded }] of sorted.entries()) {
    let rest = text;
    const quotes = i === 0 && encoded ? /^([^']{0,40})'[^']{0,40}'/.exec(text) : null;
    if (quotes) {
      charset = quotes[1] ?? null;
      rest = text.slice(quotes[0].length);
    }
    const plain = encoded
      ? rest.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : rest;
    bytes.push(Buffer.from(plain, 'latin1'));
  }
  return decodeText(Buffer.concat(bytes), charset);
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\' && quoted) i++;
    else if (char === '"') quoted = !quoted;
    else if (char === ';' && !quoted) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const end = text.endsWith('"') && text.length > 1 ? text.length - 1 : text.length;
  return text.slice(1, end).replace(/\\(.)/g, '$1');
}
