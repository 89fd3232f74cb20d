/** Whatever speaks for or against answering a new enquiry automatically. */
export interface ReplyQuestion {
  /** The dealer's setting. */
  readonly switchedOn: boolean;
  /** The enquiry is written, and nothing in its message speaks against an answer (lists, automatic mail, loops). */
  readonly mayAutoReply: boolean;
  /** Where it would go. */
  readonly address: string | null;
  readonly isNoReplyAddress: boolean;
  /** Whether the lead waits for its first answer; one that somebody made with a follow-up does not. */
  readonly waitsForAnswer: boolean;
  /** Whether the contact got an automatic reply in the last `REPLY_PAUSE_HOURS`. */
  readonly hadOneLately: boolean;
}

export const REPLY_PAUSE_HOURS = 24;

export type NoReply =
  | 'switchedOff'
  | 'notWritten'
  | 'noAddress'
  | 'noReplyAddress'
  | 'notWaiting'
  | 'hadOneLately';

/** Why a new enquiry gets no automatic reply; null: it gets one. */
export function whyNoReply(question: ReplyQuestion): NoReply | null {
  if (!question.switchedOn) return 'switchedOff';
  if (!question.mayAutoReply) return 'notWritten';
  if (question.address === null) return 'noAddress';
  if (question.isNoReplyAddress) return 'noReplyAddress';
  if (!question.waitsForAnswer) return 'notWaiting';
  return question.hadOneLately ? 'hadOneLately' : null;
}
