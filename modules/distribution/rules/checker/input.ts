import type { DealerSetup } from '../setup.ts';

/** Everything the checker looks at. Moments are epoch milliseconds. Plain JSON. */
export interface CheckerInput {
  readonly now: number;
  readonly setup: DealerSetup;
  readonly sources: readonly CheckedSource[];
  readonly mail: {
    readonly sendEmails: boolean;
    /** Who is told of messages that became no lead; null: nobody. */
    readonly unassignedNoticeTo: string | null;
    /** Messages that wait in the unassigned inbox. */
    readonly waiting: number;
  };
}

export interface CheckedSource {
  readonly sourceId: string;
  /** Its name, or the key that the web words. */
  readonly name: string;
  /** The catalogue's own response time in working minutes; null: none. */
  readonly responseMinutes: number | null;
  /** Leads of the last 30 days, and of the 90 days before them. */
  readonly leadsLastMonth: number;
  readonly leadsBefore: number;
  /** The newest lead; null: none in those 120 days. */
  readonly lastLeadAt: number | null;
}
