import { type Headers, parseStructured, type Structured } from './headers.ts';

/** One leaf of a message as the walker found it; bytes are already transfer-decoded. */
export interface Leaf {
  readonly headers: Headers;
  readonly type: Structured;
  readonly disposition: Structured;
  readonly bytes: Buffer;
  /** Container directly above, '' at the top. */
  readonly within: string;
}

/** File name of a leaf without path and control characters, null when it has none. */
export function fileName(leaf: Leaf): string | null {
  const name = leaf.disposition.params.get('filename') ?? leaf.type.params.get('name') ?? '';
  const clean = (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return clean === '' || clean === '.' || clean === '..' ? null : clean;
}

export function structuredOf(headers: Headers, name: string): Structured {
  return parseStructured(headers.raw(name));
}

/** Start and end (exclusive) of the bodies between boundary lines; null when the boundary never appears. */
export function bodyRanges(
  text: string,
  start: number,
  end: number,
  boundary: string,
): [number, number][] | null {
  const mark = `--${boundary}`;
  const ranges: [number, number][] = [];
  let open = -1;
  let at = text.indexOf(mark, start);
  while (at >= 0 && at < end) {
    const atLineStart = at === start || text[at - 1] === '\n' || text[at - 1] === '\r';
    const lineEnd = endOfLine(text, at, end);
    const tail = text.slice(at + mark.length, lineEnd).trim();
    if (atLineStart && (tail === '' || tail === '--')) {
      if (open >= 0) ranges.push([open, beforeBreak(text, open, at)]);
      open = tail === '--' ? -1 : nextLine(text, lineEnd, end);
      if (tail === '--') break;
    }
    at = text.indexOf(mark, Math.max(lineEnd, at + 1));
  }
  if (open >= 0) ranges.push([open, end]);
  return ranges.length > 0 ? ranges : null;
}

/** The boundary a container forgot to declare: its first line that starts with two dashes. */
export function guessBoundary(text: string, start: number, end: number): string | null {
  const match = /(?:^|\n)--([^\s-][^\r\n]{0,100})\r?\n/.exec(text.slice(start, Math.min(end, start + 8000)));
  return match?.[1]?.trimEnd() ?? null;
}

function endOfLine(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at > end ? end : at;
}

function nextLine(text: string, lineEnd: number, end: number): number {
  return Math.min(text[lineEnd] === '\n' ? lineEnd + 1 : lineEnd, end);
}

function beforeBreak(text: string, open: number, at: number): number {
  let cut = at;
  if (cut > open && text[cut - 1] === '\n') cut--;
  if (cut > open && text[cut - 1] === '\r') cut--;
  return cut;
}
