/**
 * Undoes a content-transfer-encoding. Unknown names leave the bytes as they are (`known: false`), broken content
 * is read as far as it goes. Never throws.
 */
export function decodeTransfer(body: Buffer, encoding: string): { bytes: Buffer; known: boolean } {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return { bytes: decodeBase64(body.toString('latin1')), known: true };
    case 'quoted-printable':
      return { bytes: decodeQuotedPrintable(body.toString('latin1')), known: true };
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
      return { bytes: decodeUu(body.toString('latin1')), known: true };
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return { bytes: body, known: true };
    default:
      return { bytes: body, known: false };
  }
}

/** Foreign characters are skipped; padding in the middle (two texts glued together) ends one run and starts the next. */
export function decodeBase64(text: string): Buffer {
  const clean = text.replace(/[^A-Za-z0-9+/=_-]+/g, '');
  if (!/=[^=]/.test(clean)) return Buffer.from(clean, 'base64');
  return Buffer.concat(clean.split(/=+/).map((run) => Buffer.from(run, 'base64')));
}

/** Quoted-printable; a stray "=" stays as it is. */
export function decodeQuotedPrintable(text: string): Buffer {
  if (!text.includes('=')) return Buffer.from(text, 'latin1');
  const joined = text.replace(/=[ \t]{0,80}\r?\n/g, '').replace(/=$/, '');
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function decodeUu(text: string): Buffer {
  const out: number[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('begin ') || line === 'end') continue;
    let left = (line.charCodeAt(0) - 32) & 63;
    for (let i = 1; i < line.length && left > 0; i += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((k) => (line.charCodeAt(i + k) - 32) & 63) as [
        number,
        number,
        number,
        number,
      ];
      for (const byte of [(a << 2) | (b >> 4), (b << 4) | (c >> 2), (c << 6) | d]) {
        if (left-- > 0) out.push(byte & 255);
      }
    }
  }
  return Buffer.from(out);
}
