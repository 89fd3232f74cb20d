declare module '../../kernel/facts.ts' {
  interface Facts {
    /** A lead got somebody, or waits in a pool, by the rules or because somebody claimed it. Hand-overs are `leads.handedOver`. */
    'distribution.assigned': {
      readonly leadId: string;
      /** `claimed`: somebody took it from the pool. */
      readonly outcome: 'assigned' | 'pool' | 'alarm' | 'claimed';
      /** The assignee, or the pool user; null: nobody at all. */
      readonly userId: string | null;
      /** The distribution group whose rotation or pool it was; null: the dealer's, or none. */
      readonly groupId: string | null;
      /** Who may claim it and wants to know; only for `pool`. */
      readonly mayClaim: readonly string[];
      /** Who has it no longer; null: it is new. */
      readonly fromUserId: string | null;
    };
    /** The checker of the set-up found errors that were not there when it looked before. */
    'distribution.errorsFound': {
      readonly count: number;
      /** When the first of them bites; null: now. */
      readonly bitesAt: Temporal.Instant | null;
    };
  }
}

export type {};
