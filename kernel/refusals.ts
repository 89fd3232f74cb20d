/**
 * An expected "no": a value, not an exception inside rules; thrown as `Refused` only from a use-case to the rim, which
 * turns it into an answer. `code` is stable and the web translates it; `details` fills the sentence.
 */
export interface Refusal {
  readonly kind: 'notFound' | 'notAllowed' | 'invalid' | 'conflict' | 'tooMany' | 'unauthenticated';
  /** `area.reason`, camel case: `leads.alreadyClosed`. */
  readonly code: string;
  /** The field of the request that is meant, as a path: `customer.email`. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, string | number>>;
  /** Everything that is wrong, this one included, where all of it can be told at once. */
  readonly findings?: readonly Pick<Refusal, 'code' | 'field' | 'details'>[];
}

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Ends a use-case with an expected "no"; nothing of its transaction is kept. */
export function refuse(
  kind: Refusal['kind'],
  code: string,
  more: { field?: string; details?: Readonly<Record<string, string | number>> } = {},
): never {
  throw new Refused({ kind, code, ...more });
}
