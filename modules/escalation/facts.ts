import type { EscalationRecipient, EventKind } from './rules/index.ts';

declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Hours or times changed, and open leads are due at other moments; told once for all of them. */
    'escalation.recalculated': { readonly moved: number };
    /** An event of a lead's deadline took effect; told exactly once for each deadline and kind. */
    'escalation.happened': {
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
    };
    /** Stage 2 of a lead's answer came and the dealer wants it to go on then: to another person, or back to the pool. */
    'escalation.leadStranded': {
      readonly leadId: string;
      readonly goesTo: 'anotherPerson' | 'pool';
      /** Who did not answer it. */
      readonly assigneeId: string | null;
    };
  }
}

export type { EscalationRecipient, EventKind };
