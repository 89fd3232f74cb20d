/** A line of an iCalendar file (RFC 5545, section 3.1) with its folds undone. */
export interface ContentLine {
  /** The number of its first line in the file, from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The lines of a file, unfolded and decoded; empty ones are left out. Ends of lines may be CRLF, LF or CR. Folds are
 * undone before anything is decoded, because many programs fold in the middle of a letter's bytes.
 *
 * A byte order mark decides the encoding, then `charset` of whoever sent it; without either it is UTF-8, and
 * Windows-1252 when it cannot be that.
 */
export function contentLines(bytes: Uint8Array, charset: string | null = null): readonly ContentLine[] {
  const marked = markedUtf16(bytes);
  if (marked) return unfold(new TextDecoder(marked).decode(bytes));
  const folded = unfold(Buffer.from(bytes).toString('latin1'));
  const decode = decoderFor(
    folded.map(({ text }) => Buffer.from(text, 'latin1')),
    charset,
  );
  return folded.map(({ line, text }) => ({ line, text: decode(Buffer.from(text, 'latin1')) }));
}

function markedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function unfold(text: string): ContentLine[] {
  const lines: { line: number; parts: string[] }[] = [];
  for (const [i, part] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(part)) last.parts.push(part.slice(1));
    else lines.push({ line: i + 1, parts: [part] });
  }
  return lines
    .map(({ line, parts }) => ({ line, text: parts.join('') }))
    .filter(({ text }) => text.trim() !== '');
}

function decoderFor(lines: readonly Uint8Array[], charset: string | null): (bytes: Uint8Array) => string {
  const named = charset === null ? null : decoderNamed(charset);
  if (named) return (bytes) => named.decode(bytes);
  const strict = new TextDecoder('utf-8', { fatal: true });
  const isUtf8 = lines.every((bytes) => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
  const decoder = new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252');
  return (bytes) => decoder.decode(bytes);
}

/** Null for a name that nobody knows, and for UTF-8: what is said to be UTF-8 often is not. */
function decoderNamed(charset: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(charset);
    return decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16') ? null : decoder;
  } catch {
    return null;
  }
}

export interface Property {
  /** Upper case: `DTSTART`. */
  readonly name: string;
  /** By upper-case name; of several values the first. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** `NAME;PARAMETER=value;OTHER="a:b":value`; null when the line is nothing of the kind. */
export function parseProperty(text: string): Property | null {
  const head = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*)(?:,"[^"]*")*)*):/.exec(text);
  if (!head) return null;
  const [whole, name = '', rest = ''] = head;
  const parameters = new Map<string, string>();
  for (const [, key = '', quoted, plain] of rest.matchAll(/;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))/g)) {
    parameters.set(key.toUpperCase(), quoted ?? plain?.split(',')[0] ?? '');
  }
  return { name: name.toUpperCase(), parameters, value: text.slice(whole.length) };
}

/** A TEXT value as one line of plain text: escapes undone, line breaks to spaces, no control characters. */
export function plainText(value: string): string {
  return value
    .replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped))
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
