import type { Given } from './assign.ts';

/** What becomes of one lead under a set-up. Moments are epoch milliseconds. */
export interface Fate {
  readonly leadId: string;
  readonly at: number;
  readonly outcome: Given['outcome'];
  /** Who gets it; of a pool: who takes it, null while nobody did. */
  readonly userId: string | null;
  /** Who answers for it: the same, of a pool the pool user. */
  readonly ownerId: string | null;
  /** Nobody could take it: an alarm at the fallback user or the administrator, or nobody has it. */
  readonly stranded: boolean;
  readonly dueAt: number;
  /** Working time until then. */
  readonly response: number;
  /** Null: not answered until `knownUntil`. */
  readonly answeredAt: number | null;
  /** Working time until the answer; null: there is none. */
  readonly work: number | null;
  /** `running`: not answered, and not due yet when what is known ends. `moved`: another dealer's matter. */
  readonly state: 'inTime' | 'late' | 'running' | 'moved';
}
