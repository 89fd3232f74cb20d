export {
  type AnswerKind,
  type ConversationEvent,
  type LeadAction,
  responseClockStart,
  whatAnswers,
} from './answers.ts';
export { checkEscalationSettings } from './check-settings.ts';
export { type Computed, type ComputedMs, chosenAt, responseFrom, usualFrom } from './computed.ts';
export {
  type Deadline,
  dueOfNewLead,
  type EventTimes,
  reminderAt,
  stage1At,
  stage2At,
} from './deadline.ts';
export type { EventKind, EventMomentMs } from './event-moments.ts';
export { type DerivedDeadline, type DueDerivation, explainDue } from './explain-due.ts';
export { usualFollowUp } from './follow-up.ts';
export {
  type EventMoment,
  nextEvent,
  type PlannedEvent,
  plannedEvents,
} from './planned-events.ts';
export {
  type ClockRules,
  type Movement,
  movementOf,
  nextMomentOf,
  type OpenDeadline,
  recalculated,
  type Shown,
  TIMED,
  type Timed,
} from './recalculate.ts';
export { type EscalationRecipient, poolsOf, recipientsOf, type Staff } from './recipients.ts';
export {
  DEFAULT_ESCALATION,
  type EffectiveTimes,
  type EscalationSettings,
  type EscalationTimes,
  effectiveTimes,
  type TimeOrigin,
  withSourceTimes,
} from './settings.ts';
export { type WorkedExample, workedExamples } from './worked-example.ts';
