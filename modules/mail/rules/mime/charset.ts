import iconv from 'iconv-lite';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Bytes to text. The declared charset is a hint only: senders declare UTF-8 over Windows-1252, UTF-16 over
 * UTF-8 and Latin-1 over UTF-8 every day. Never throws; a byte nobody can explain becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const marked = byBom(bytes);
  if (marked !== null) return marked;
  const charset = (declared ?? '')
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  if (/^utf-?16|^ucs-?2|^utf-?32/.test(charset)) return wide(bytes, charset);
  if (guessable(charset) || isUtf8AfterAll(bytes, charset)) return utf8OrWestern(bytes);
  return byName(bytes, charset) ?? utf8OrWestern(bytes);
}

function byBom(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8OrWestern(bytes.subarray(3));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(asBuffer(bytes), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(asBuffer(bytes), 'utf-16be');
  return null;
}

/** Charsets whose declaration is so often wrong that valid UTF-8 beats it. */
function guessable(charset: string): boolean {
  return (
    charset === '' ||
    /^(utf-?8|unicode-1-1-utf-8|us-ascii|ascii|ansi_x3.*|iso-?8859-?1|latin-?1|windows-1252|cp-?1252|unknown.*|x-unknown|x-user-defined|default.*|binary|8bit)$/.test(
      charset,
    )
  );
}

/**
 * Text under a foreign declaration that is whole UTF-8. Two-byte sequences prove little where the declared charset
 * itself has two bytes a character, so there three-byte ones are asked for.
 */
function isUtf8AfterAll(bytes: Uint8Array, charset: string): boolean {
  const wideCharset = /^(gb|big-?5|euc|ks|shift|sjis|cp9|ms9|x-sjis|windows-31j)/.test(charset);
  let high = 0;
  for (const byte of bytes) if (byte >= (wideCharset ? 0xe0 : 0xc2)) high++;
  if (high < (wideCharset ? 2 : 1)) return false;
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function utf8OrWestern(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // A document cut in the middle of a character is still UTF-8.
    for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
      const lead = bytes[bytes.length - cut] ?? 0;
      if (lead < 0x80) break;
      if (lead >= 0xc0) {
        try {
          return strictUtf8.decode(bytes.subarray(0, bytes.length - cut));
        } catch {
          break;
        }
      }
    }
    return iconv.decode(asBuffer(bytes), 'windows-1252');
  }
}

/** "utf-16" is declared by programs that then write UTF-8: believe it only when zero bytes show it. */
function wide(bytes: Uint8Array, charset: string): string {
  const head = bytes.subarray(0, 400);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0 && looksAscii(head)) return utf8OrWestern(bytes);
  if (charset.startsWith('utf-32') || charset.startsWith('utf32')) return byName(bytes, charset) ?? '';
  const bigEndian = charset.endsWith('be') || (!charset.endsWith('le') && even > odd);
  return iconv.decode(asBuffer(bytes), bigEndian ? 'utf-16be' : 'utf-16le');
}

function looksAscii(bytes: Uint8Array): boolean {
  let plain = 0;
  for (const byte of bytes)
    if ((byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13 || byte === 9) plain++;
  return plain >= bytes.length * 0.8;
}

function byName(bytes: Uint8Array, charset: string): string | null {
  if (iconv.encodingExists(charset)) {
    try {
      return iconv.decode(asBuffer(bytes), charset);
    } catch {
      return null;
    }
  }
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
