import { buildMail } from './mime/build.ts';
import { defaultLimits, type MailLimits, type MailReject, reject } from './mime/limits.ts';
import type { ParsedMail } from './mime/parsed-mail.ts';
import { TooMuch } from './mime/walk.ts';

export type { MailAddress } from './mime/addresses.ts';
export type { MailLimits, MailReject } from './mime/limits.ts';
export { defaultLimits } from './mime/limits.ts';
export type { ParsedMail } from './mime/parsed-mail.ts';

export type MailParsing =
  | { readonly ok: true; readonly mail: ParsedMail }
  | { readonly ok: false; readonly reject: MailReject };

/**
 * Raw bytes to a parsed message. Synchronous, pure, fetches nothing and never throws: malformed mail is read as
 * far as it goes and carries `defects`, mail beyond the limits is refused with a code.
 */
export function parseMail(bytes: Uint8Array, limits: MailLimits = defaultLimits): MailParsing {
  if (bytes.length === 0) return { ok: false, reject: reject('empty') };
  if (bytes.length > limits.bytes) return { ok: false, reject: reject('too-large') };
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const walk = { limits, parts: 0, defects: new Set<string>() };
    return { ok: true, mail: buildMail(raw, raw.toString('latin1'), 0, raw.length, walk, 0) };
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, reject: reject(error.code) };
    throw error;
  }
}
