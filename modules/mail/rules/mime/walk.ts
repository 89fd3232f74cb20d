import { Headers, splitHeaders } from './headers.ts';
import type { MailLimits, RejectCode } from './limits.ts';
import { bodyRanges, guessBoundary, type Leaf, structuredOf } from './part.ts';
import { decodeTransfer } from './transfer.ts';

/** Thrown inside the parser only; parseMail turns it into a reject value. */
export class TooMuch extends Error {
  readonly code: RejectCode;

  constructor(code: RejectCode) {
    super(code);
    this.code = code;
  }
}

/** What one walk through a message shares: the budget and what looked wrong. */
export interface Walk {
  readonly limits: MailLimits;
  parts: number;
  readonly defects: Set<string>;
}

export interface Opened {
  readonly headers: Headers;
  readonly bodyStart: number;
}

/** Reads the header block of a part; a part that starts without headers is all body. */
export function openPart(text: string, start: number, end: number, walk: Walk): Opened {
  const headEnd = headerEnd(text, start, end);
  if (headEnd.at - start > walk.limits.headerBytes) throw new TooMuch('header-too-large');
  const { lines, odd } = splitHeaders(text.slice(start, headEnd.at));
  if (odd > 0) walk.defects.add('header-line-without-name');
  return { headers: new Headers(lines), bodyStart: headEnd.next };
}

/** Calls `onLeaf` for every part that is no container, in order. */
export function walkParts(
  raw: Buffer,
  text: string,
  part: Opened,
  end: number,
  walk: Walk,
  onLeaf: (leaf: Leaf, depth: number) => void,
  depth: number,
  within = '',
): void {
  if (depth > walk.limits.depth) throw new TooMuch('too-deep');
  if (++walk.parts > walk.limits.parts) throw new TooMuch('too-many-parts');
  const { headers, bodyStart } = part;
  const type = structuredOf(headers, 'content-type');
  if (headers.all('content-type').length > 1) walk.defects.add('several-content-types');
  if (type.value.startsWith('multipart/')) {
    const ranges = findBodies(text, bodyStart, end, type.params.get('boundary') ?? '', walk);
    if (ranges) {
      for (const [from, to] of ranges) {
        const child = openPart(text, from, to, walk);
        walkParts(raw, text, child, to, walk, onLeaf, depth + 1, type.value);
      }
      return;
    }
  }
  const transfer = decodeTransfer(raw.subarray(bodyStart, end), headers.raw('content-transfer-encoding'));
  if (!transfer.known) walk.defects.add('unknown-transfer-encoding');
  onLeaf(
    {
      headers,
      type,
      disposition: structuredOf(headers, 'content-disposition'),
      bytes: transfer.bytes,
      within,
    },
    depth,
  );
}

function findBodies(
  text: string,
  start: number,
  end: number,
  boundary: string,
  walk: Walk,
): [number, number][] | null {
  const declared = boundary === '' ? null : bodyRanges(text, start, end, boundary);
  if (declared) return declared;
  walk.defects.add(boundary === '' ? 'boundary-missing' : 'boundary-not-found');
  const guessed = guessBoundary(text, start, end);
  return guessed ? bodyRanges(text, start, end, guessed) : null;
}

function headerEnd(text: string, start: number, end: number): { at: number; next: number } {
  if (start >= end) return { at: end, next: end };
  let line = start;
  while (line < end) {
    let stop = text.indexOf('\n', line);
    if (stop < 0 || stop >= end) stop = end;
    const content = text.slice(line, Math.min(stop, line + 400));
    const blank = content.trim() === '' && !/^[ \t]+\S/.test(content);
    if (blank) return { at: line, next: Math.min(stop + 1, end) };
    if (line === start && !looksLikeHeader(content)) return { at: start, next: start };
    line = stop + 1;
  }
  return { at: end, next: end };
}

function looksLikeHeader(line: string): boolean {
  return /^[!-9;-~]{1,200}[ \t]*:/.test(line) || /^>?From /.test(line);
}
