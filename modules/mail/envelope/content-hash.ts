import { createHash } from 'node:crypto';

/**
 * Header fields that programs on the way add or change: each delivery of one message has its own. They say nothing the
 * sender said, so two copies that differ only here are one message.
 */
const traces = new Set([
  'received',
  'x-received',
  'received-spf',
  'return-path',
  'delivered-to',
  'x-delivered-to',
  'envelope-to',
  'x-envelope-to',
  'x-original-to',
  'x-envelope-from',
  'authentication-results',
  'x-authentication-results',
  'dkim-signature',
  'x-google-dkim-signature',
  'domainkey-signature',
  'delivery-date',
  'x-originating-ip',
  'x-uidl',
]);
const traceFamilies = ['arc-', 'x-spam-', 'x-virus-', 'x-ms-exchange-', 'x-google-smtp-', 'x-gm-'];

/** What can be known of a message before anybody reads it. */
export interface Fingerprint {
  /** SHA-256 of the bytes without the trace headers; line ends of the header block count as one. */
  readonly hash: Buffer;
  /** Without angle brackets; null when there is none that looks like one. */
  readonly messageId: string | null;
}

/**
 * The fingerprint of a message. Two deliveries of one message have the same hash; two messages of one sender do not,
 * because Date and Message-ID stay in. Bytes that are no mail (a posted document) are hashed whole.
 */
export function fingerprint(bytes: Uint8Array): Fingerprint {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hash = createHash('sha256');
  let messageId: string | null = null;
  let kept = true;
  let position = 0;
  while (position < raw.length) {
    const end = raw.indexOf(0x0a, position);
    const next = end < 0 ? raw.length : end + 1;
    const first = raw[position];
    const line = raw.subarray(position, next);
    if (first === 0x0a || (first === 0x0d && raw[position + 1] === 0x0a)) break;
    if (first !== 0x20 && first !== 0x09) {
      const name = fieldName(line);
      if (name === null) break;
      kept = !isTrace(name);
      if (name === 'message-id') messageId ??= idIn(line.toString('latin1'));
    }
    if (kept) hash.update(withoutLineEnd(line)).update('\n');
    position = next;
  }
  hash.update(raw.subarray(position));
  return { hash: hash.digest(), messageId };
}

function fieldName(line: Buffer): string | null {
  const colon = line.subarray(0, 200).indexOf(0x3a);
  if (colon < 1) return null;
  const name = line.subarray(0, colon).toString('latin1').trimEnd().toLowerCase();
  return /^[!-9;-~]+$/.test(name) ? name : null;
}

function isTrace(name: string): boolean {
  return traces.has(name) || traceFamilies.some((family) => name.startsWith(family));
}

function withoutLineEnd(line: Buffer): Buffer {
  let end = line.length;
  while (end > 0 && (line[end - 1] === 0x0a || line[end - 1] === 0x0d)) end--;
  return line.subarray(0, end);
}

function idIn(line: string): string | null {
  return /<([!-;=?-~]{1,900})>/.exec(line)?.[1] ?? null;
}
