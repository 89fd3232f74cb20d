const endOfDirectory = 0x06054b50;
const entry = 0x02014b50;

/** How large a ZIP says its files are once unpacked; infinite when its directory cannot be read. */
export function unpackedSize(bytes: Buffer): number {
  const end = findEnd(bytes);
  if (end < 0) return Number.POSITIVE_INFINITY;
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entry) return Number.POSITIVE_INFINITY;
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  }
  return -1;
}
