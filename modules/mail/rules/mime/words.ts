import { decodeText } from './charset.ts';
import { decodeBase64 } from './transfer.ts';

const word = /=\?([A-Za-z0-9_.:+-]{1,40})(?:\*[A-Za-z0-9-]{0,20})?\?([bBqQ])\?([^?\r\n]*)\?=/g;

/**
 * Encoded words (RFC 2047) and raw 8-bit bytes of a header, as readable text. Takes the header as one character
 * per byte. Neighbouring words of one charset are joined before decoding: senders split characters between them.
 */
export function decodeWords(header: string): string {
  if (!header.includes('=?')) return rawText(header);
  let out = '';
  let end = 0;
  let run: { charset: string; bytes: Buffer[] } | null = null;
  const flush = (): void => {
    if (run) out += decodeText(Buffer.concat(run.bytes), run.charset);
    run = null;
  };
  for (const match of header.matchAll(word)) {
    const between = header.slice(end, match.index);
    const charset = (match[1] ?? '').toLowerCase();
    if (run === null || between.trim() !== '' || run.charset !== charset) {
      const glue = run === null || between.trim() !== '' ? rawText(between) : '';
      flush();
      out += glue;
      run = { charset, bytes: [] };
    }
    run.bytes.push(payload(match[2] ?? 'q', match[3] ?? ''));
    end = match.index + match[0].length;
  }
  flush();
  return out + rawText(header.slice(end));
}

function payload(kind: string, text: string): Buffer {
  if (kind.toLowerCase() === 'b') return decodeBase64(text);
  const plain = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

function rawText(text: string): string {
  return /[\u0080-\u00ff]/.test(text) ? decodeText(Buffer.from(text, 'latin1')) : text;
}
