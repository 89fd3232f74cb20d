declare module '../../kernel/facts.ts' {
  interface Facts {
    /** An event of a lead's deadline took effect; told exactly once for each deadline and kind. */
    'escalation.happened': {
      readonly leadId: string;
      /** Which of the lead's deadlines. */
      readonly dueNumber: number;
      readonly kind: 'reminder' | 'stage1' | 'stage2' | 'followUp' | 'followUpStage2';
      /** When it took effect by the rules. */
      readonly at: Temporal.Instant;
      /** Since when, or until when, the lead is due. */
      readonly dueAt: Temporal.Instant;
      readonly assigneeId: string | null;
      /** Who is told, each once, the most important reason first. */
      readonly recipients: readonly EscalationRecipient[];
    };
  }
}

export interface EscalationRecipient {
  readonly userId: string;
  readonly because: 'assignee' | 'deputyOf' | 'supervisor' | 'poolMember' | 'lastResort';
  /** Whom they stand in for; null: nobody. */
  readonly standsInFor: string | null;
}
