import type { EnquiryRead } from './enquiry.ts';

declare module '../../kernel/facts.ts' {
  interface Facts {
    /** A message was read and is no reply to anything: somebody has to make a lead of it or put it aside. */
    'mail.enquiryRead': EnquiryRead;
    /** A customer wrote into a thread; the letter is recorded. */
    'mail.customerReplied': {
      readonly threadId: string;
      readonly letterId: string;
      readonly at: Temporal.Instant;
    };
    /** Answers that people wrote have left to the customers: the receiving side took them. */
    'mail.answersSent': { readonly threadIds: readonly string[] };
    /** A letter of ours could not be delivered, for good; also one that had left and came back. */
    'mail.deliveryFailed': { readonly threadId: string; readonly letterId: string; readonly problem: string };
  }
}
