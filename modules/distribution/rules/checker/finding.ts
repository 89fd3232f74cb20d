import type { FindingCode, FindingDetails, FindingSeverity, Mending } from '../../checker/contract.ts';
import type { Example } from './example.ts';

/** Something about the set-up that lets leads strand, or keeps a promise from being kept. Plain JSON. */
export interface Finding {
  readonly code: FindingCode;
  /** Tells findings of one code apart and stays the same while the trouble does: `group:<id>`, the id of a person. */
  readonly subject: string;
  readonly severity: FindingSeverity;
  /** The first moment at which it bites (epoch milliseconds); null: now. */
  readonly bitesAt: number | null;
  /** When it is over again; null: it does not end by itself, or not within the time that was looked at. */
  readonly until: number | null;
  readonly example: Example | null;
  readonly mending: Mending;
  readonly details: FindingDetails;
}

export function keyOf({ code, subject }: Pick<Finding, 'code' | 'subject'>): string {
  return subject === '' ? code : `${code} ${subject}`;
}

/** A finding that holds now and without a date of its end. */
export function findingNow(
  finding: Pick<Finding, 'code' | 'severity' | 'mending'> &
    Partial<Pick<Finding, 'subject' | 'example' | 'details'>>,
): Finding {
  return { subject: '', bitesAt: null, until: null, example: null, details: {}, ...finding };
}

/** A settings area and its field, as where to mend something. */
export function settingsField(
  area: Exclude<Mending['area'], 'people'>,
  field: string | null = null,
): Mending {
  return { area, field, userId: null };
}

export function personField(userId: string, field: string | null = null): Mending {
  return { area: 'people', field, userId };
}

/** The page of all people, where it is about several. */
export const anybody: Mending = { area: 'people', field: null, userId: null };
