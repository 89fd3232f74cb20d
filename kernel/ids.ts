import { randomFillSync } from 'node:crypto';

/** Random bytes for many ids: asking the system for each costs more than the id. */
const reserve = Buffer.alloc(16 * 256);
let used = reserve.length;

let lastMoment = 0;
let counter = 0;

/**
 * A new id: a UUID of version 7, whose first 48 bits are the given moment in milliseconds, so that rows which are
 * written together lie together. Ids of one process and one millisecond ascend (up to about 4,000 of them); those of
 * several processes have no order there.
 */
export function newId(now: Temporal.Instant): string {
  const moment = now.epochMilliseconds;
  const bytes = nextRandomBytes();
  counter = moment === lastMoment ? (counter + 1) & 0xfff : bytes.readUInt8(6);
  lastMoment = moment;
  bytes.writeUIntBE(moment, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function nextRandomBytes(): Buffer {
  if (used === reserve.length) {
    randomFillSync(reserve);
    used = 0;
  }
  used += 16;
  return reserve.subarray(used - 16, used);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text is an id as `newId` writes it (lower case, with hyphens). */
export function isId(text: string): boolean {
  return uuid.test(text);
}
