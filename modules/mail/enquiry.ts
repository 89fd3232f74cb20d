import type { UnderstoodLead } from './rules/index.ts';

/** A stored message and what was understood of it, on its way up to whoever makes leads. */
export interface EnquiryRead {
  readonly rawId: string;
  readonly receivedAt: Temporal.Instant;
  /** `smtp` for mail; `api` for what was posted. */
  readonly channel: 'smtp' | 'api';
  readonly envelopeFrom: string;
  /** The address of the sender as the message names it, lower case; null when it names none. */
  readonly from: string | null;
  readonly subject: string | null;
  /** The dealer of the same group that it came from, because the vehicle stands here; null: it came in here. */
  readonly movedFrom: { readonly dealerId: string; readonly name: string } | null;
  readonly reader: string;
  /** One per prospect; never empty. */
  readonly leads: readonly UnderstoodLead[];
  /** Whether an automatic answer to this message is right, by everything the message says about itself. */
  readonly mayAutoReply: boolean;
}
