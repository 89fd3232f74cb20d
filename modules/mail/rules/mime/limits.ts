/** What one message may cost us. Beyond it the message is refused with a code, never half read in silence. */
export interface MailLimits {
  /** Whole message in bytes. */
  readonly bytes: number;
  /** One header block in bytes. */
  readonly headerBytes: number;
  /** MIME parts in the whole message, nested messages included. */
  readonly parts: number;
  /** Levels of multipart and message/rfc822. */
  readonly depth: number;
}

export const defaultLimits: MailLimits = {
  bytes: 40 * 1024 * 1024,
  headerBytes: 256 * 1024,
  parts: 300,
  depth: 20,
};

export type RejectCode = 'too-large' | 'header-too-large' | 'too-many-parts' | 'too-deep' | 'empty';

/** Why a message was refused; `smtp` is the reply code a listener gives. */
export interface MailReject {
  readonly code: RejectCode;
  readonly smtp: 552 | 554;
  readonly message: string;
}

const texts: Record<RejectCode, { smtp: 552 | 554; message: string }> = {
  'too-large': { smtp: 552, message: 'The message is larger than allowed' },
  'header-too-large': { smtp: 552, message: 'A header block of the message is larger than allowed' },
  'too-many-parts': { smtp: 554, message: 'The message has more parts than allowed' },
  'too-deep': { smtp: 554, message: 'The message is nested deeper than allowed' },
  empty: { smtp: 554, message: 'The message is empty' },
};

export function reject(code: RejectCode): MailReject {
  return { code, ...texts[code] };
}
