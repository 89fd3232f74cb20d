declare module '../../kernel/facts.ts' {
  interface Facts {
    /** A lead came to be: it has a contact, a source and a thread, and neither assignee nor due yet. */
    'leads.arrived': {
      readonly leadId: string;
      readonly contactId: string;
      readonly type: string;
      readonly sourceId: string;
      /** The source's own response time in working minutes; null: the dealer's. */
      readonly sourceMinutes: number | null;
      readonly receivedAt: Temporal.Instant;
      readonly mayAutoReply: boolean;
      /** Somebody made it by hand for this person; then nothing is distributed. */
      readonly assignTo: string | null;
      readonly followUpAt: Temporal.Instant | null;
    };
    /** The customer wrote again on an open lead (a reply, or a repeated enquiry that joined). */
    'leads.customerWrote': { readonly leadId: string; readonly at: Temporal.Instant };
    /** A real answer: a message to the customer, a logged call, closing excepted. `followUpAt` null: the usual one. */
    'leads.answered': { readonly leadId: string; readonly followUpAt: Temporal.Instant | null };
    /** Somebody chose a new due: by a note or directly. */
    'leads.dueMoved': {
      readonly leadId: string;
      readonly dueAt: Temporal.Instant;
      readonly reason: string | null;
    };
    'leads.handedOver': {
      readonly leadId: string;
      readonly fromUserId: string | null;
      readonly toUserId: string;
      readonly reason: string | null;
      /** Somebody stands in for a while: the contact stays with whom it was. */
      readonly temporary?: boolean;
    };
    'leads.closed': { readonly leadId: string };
    'leads.reopened': { readonly leadId: string };
    /**
     * A deed on several leads was taken back for this one: it is as it was, its deadline too. `fromUserId` had it because of
     * the deed; equal to `toUserId` where nobody changed.
     */
    'leads.takenBack': {
      readonly leadId: string;
      readonly deed: 'assign' | 'close' | 'followUp';
      readonly fromUserId: string | null;
      readonly toUserId: string | null;
      readonly contactId: string;
      /** Who looked after the contact before. */
      readonly contactUserId: string | null;
    };
    /** Anything about a lead that a list or a page shows has changed. Told once per deed, last. */
    'leads.changed': { readonly leadId: string };
  }
}

export type {};
