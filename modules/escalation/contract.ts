import { Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';
import { EscalationSettings, HoursSettings } from '../dealers/contract.ts';
import { Colour } from '../leads/contract.ts';

const EventKind = Type.Union([
  Type.Literal('reminder'),
  Type.Literal('stage1'),
  Type.Literal('stage2'),
  Type.Literal('followUp'),
  Type.Literal('followUpStage2'),
]);

/** A deadline as people see it. */
export const ShownDeadline = Type.Object({
  dueAt: Moment,
  colour: Colour,
  notice: Nullable(
    Type.Object(
      {
        kind: EventKind,
        at: Moment,
        mailAt: Nullable(Moment),
      },
      { description: 'What happens next when nobody does anything' },
    ),
  ),
});

export const ConsequenceRow = Type.Object({
  leadId: Id,
  customer: Type.String(),
  subject: Nullable(Type.String()),
  assignee: Nullable(Type.String()),
  before: ShownDeadline,
  after: ShownDeadline,
});

/** `POST …/settings/preview`: what hours or times, not yet saved, would move. `rows` are the first hundred by their new due. */
export const Consequences = Type.Object({
  open: Type.Integer({ description: 'Open leads' }),
  moved: Type.Integer({ description: 'Those whose due, colour or next notice would move' }),
  earlier: Type.Integer(),
  later: Type.Integer(),
  becomeLate: Type.Integer({ description: 'Would be red at once' }),
  nowInTime: Type.Integer({ description: 'Are red and would be no longer' }),
  rows: Type.Array(ConsequenceRow),
  now: Moment,
});

/** `GET …/settings/recalculation`: how far the worker has come with open leads that a change of hours or times moves; null: over. */
export const RecalculationView = Type.Object({
  running: Nullable(
    Type.Object({
      area: Type.Union([Type.Literal('hours'), Type.Literal('calendars'), Type.Literal('escalation')]),
      beganAt: Moment,
      leads: Type.Integer({ description: 'Open leads as it began' }),
      computed: Type.Integer({ description: 'Those that have the deadline of the new settings' }),
    }),
  ),
});

/** The body of `POST …/settings/preview`; what is left out stays as it is. */
export const ProposedTimes = Type.Object(
  { hours: Type.Optional(HoursSettings), escalation: Type.Optional(EscalationSettings) },
  { additionalProperties: false, minProperties: 1 },
);

/** The body of `POST …/settings/escalation/meaning`. */
export const ProposedEscalation = Type.Object(
  { escalation: EscalationSettings },
  { additionalProperties: false },
);

/** `POST …/settings/escalation/meaning`: what times, not yet saved, mean with the dealer's hours of the coming days. */
export const EscalationMeaning = Type.Object({
  examples: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('lead'), Type.Literal('followUp')]),
      startsAt: Type.String({
        format: 'date-time',
        description: 'When the lead comes, or the moment somebody chose for the follow-up',
      }),
      dueAt: Moment,
      events: Type.Array(Type.Object({ kind: EventKind, at: Moment, mailAt: Nullable(Moment) })),
    }),
  ),
});
