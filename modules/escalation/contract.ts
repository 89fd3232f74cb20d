import { Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';
import { EscalationSettings, HoursSettings } from '../dealers/contract.ts';
import { Colour } from '../leads/contract.ts';

/** A deadline as people see it. */
export const ShownDeadline = Type.Object({
  dueAt: Moment,
  colour: Colour,
  notice: Nullable(
    Type.Object(
      {
        kind: Type.Union([
          Type.Literal('reminder'),
          Type.Literal('stage1'),
          Type.Literal('stage2'),
          Type.Literal('followUp'),
          Type.Literal('followUpStage2'),
        ]),
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

/** The body of `POST …/settings/preview`; what is left out stays as it is. */
export const ProposedTimes = Type.Object(
  { hours: Type.Optional(HoursSettings), escalation: Type.Optional(EscalationSettings) },
  { additionalProperties: false, minProperties: 1 },
);
