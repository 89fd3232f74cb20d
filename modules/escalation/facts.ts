import type { EscalationRecipient, EventKind } from './rules/index.ts';

declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Hours or times changed, and open leads are due at other moments; told once for many of them. */
    'escalation.recalculated': {
      /** The last of them is computed. */
      readonly over: boolean;
      /** Leads that somebody was told of and that are due only later now. */
      readonly laterAgain: readonly string[];
    };
    /** Events of deadlines took effect, at most one of each lead; each is told exactly once for its deadline and kind. */
    'escalation.happened': { readonly events: readonly HappenedEvent[] };
    /** Stage 2 of a lead's answer came and the dealer wants it to go on then: to another person, or back to the pool. */
    'escalation.leadStranded': {
      readonly leadId: string;
      readonly goesTo: 'anotherPerson' | 'pool';
      /** Who did not answer it. */
      readonly assigneeId: string | null;
    };
  }
}

export interface HappenedEvent {
  readonly leadId: string;
  /** Which of the lead's deadlines. */
  readonly dueNumber: number;
  readonly kind: EventKind;
  /** When it took effect by the rules. */
  readonly at: Temporal.Instant;
  /** Since when, or until when, the lead is due. */
  readonly dueAt: Temporal.Instant;
  readonly assigneeId: string | null;
  /** Who is told, each once, the most important reason first. */
  readonly recipients: readonly EscalationRecipient[];
}

export type { EscalationRecipient, EventKind };
