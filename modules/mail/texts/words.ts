/** When an answer is promised, as far as the words need it. */
export interface PromisedTime {
  /** Wall time of the dealer, in whole minutes: `12:00`. */
  readonly time: string;
  readonly day: 'today' | 'tomorrow' | 'later';
  /** The date in the language's own order: `Montag, 23. November`. */
  readonly date: string;
}

export interface ReplyFacts {
  readonly dealerName: string;
  readonly customerName: string | null;
  readonly assigneeName: string | null;
  readonly promised: PromisedTime | null;
  readonly insideHours: boolean;
}

/** What a copy of an enquiry tells, a line each. */
export type ForwardedFact =
  | 'customer'
  | 'email'
  | 'phone'
  | 'subject'
  | 'vehicle'
  | 'source'
  | 'assignee'
  | 'comment';

/** The words of one language; each entry is a whole sentence or paragraph. */
export interface MailWords {
  /** BCP 47 tag for dates. */
  readonly locale: string;
  readonly greeting: (name: string | null) => string;
  /** Thanks, who answers, and by when. */
  readonly reply: (facts: ReplyFacts) => string;
  readonly addMore: string;
  readonly closing: string;
  readonly automatic: string;
  readonly subject: (dealerName: string) => string;
  readonly forward: {
    readonly subject: (facts: { customerName: string; about: string | null }) => string;
    readonly opening: (dealerName: string) => string;
    readonly labels: { readonly [fact in ForwardedFact]: string };
    readonly open: string;
  };
  readonly notice: {
    readonly subject: (dealerName: string) => string;
    readonly text: (facts: { from: string; subject: string | null; link: string | null }) => string;
  };
}
