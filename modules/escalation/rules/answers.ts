/** What may happen to a lead, as far as its clock is concerned. */
export type LeadAction =
  | { readonly kind: 'answered' }
  | { readonly kind: 'called'; readonly reached: boolean }
  | { readonly kind: 'appointmentMade' }
  | { readonly kind: 'closed' }
  | {
      readonly kind:
        | 'automaticReply'
        | 'opened'
        | 'noted'
        | 'handedOver'
        | 'claimed'
        | 'dueSet'
        | 'maturitySet'
        | 'reopened';
    };

export type AnswerKind = 'message' | 'call' | 'appointment' | 'closing';

/** How an action answers the customer and so ends stage 1; null: it does not. */
export function whatAnswers(
  action: LeadAction,
  { attemptedCallCounts }: { readonly attemptedCallCounts: boolean },
): AnswerKind | null {
  switch (action.kind) {
    case 'answered':
      return 'message';
    case 'called':
      return action.reached || attemptedCallCounts ? 'call' : null;
    case 'appointmentMade':
      return 'appointment';
    case 'closed':
      return 'closing';
    default:
      return null;
  }
}

/** One event of a lead's conversation. Automatic messages of the customer's mailbox are none. */
export type ConversationEvent = { readonly at: Temporal.Instant } & (
  | { readonly kind: 'customerWrote' }
  | LeadAction
);

/**
 * When the response clock began: the oldest customer message that nothing has answered since; null when nobody waits.
 * A second message never sets it back. The events come in the order in which they happened.
 */
export function responseClockStart(
  events: readonly ConversationEvent[],
  settings: { readonly attemptedCallCounts: boolean },
): Temporal.Instant | null {
  let start: Temporal.Instant | null = null;
  for (const event of events) {
    if (event.kind === 'customerWrote') start ??= event.at;
    else if (whatAnswers(event, settings)) start = null;
  }
  return start;
}
