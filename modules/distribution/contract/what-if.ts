import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../../platform/http/shapes.ts';
import {
  DistributionSettings,
  EscalationSettings,
  HoursSettings,
  OpenLeads,
  WeeklyHours,
} from '../../dealers/contract.ts';

const strict = { additionalProperties: false };
const Person = Type.Object({ userId: Id, name: Type.String() });

/** What a what-if changes: only the fields that are named; the rest is as it is saved. */
export const WhatIfChanges = Type.Object(
  {
    hours: Type.Optional(Type.Partial(HoursSettings, strict)),
    escalation: Type.Optional(Type.Partial(EscalationSettings, strict)),
    distribution: Type.Optional(Type.Partial(DistributionSettings, strict)),
    people: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            receivesRequests: Type.Optional(Type.Boolean()),
            canBeAssigned: Type.Optional(Type.Boolean()),
            hours: Type.Optional(Nullable(WeeklyHours)),
          },
          strict,
        ),
        { description: 'By the id of the user' },
      ),
    ),
    absences: Type.Optional(
      Type.Object(
        {
          added: Type.Array(
            Type.Object({ userId: Id, from: Moment, until: Moment, deputyUserId: Nullable(Id) }, strict),
            { maxItems: 50, description: 'Those that are over are tried, never saved' },
          ),
          removed: Type.Array(Id, {
            maxItems: 200,
            description: 'Ids of saved absences that do not take place',
          }),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type WhatIfChanges = Static<typeof WhatIfChanges>;

/** On which past it is tried: local dates, both inclusive. */
export const WhatIfTrial = Type.Object(
  {
    from: Type.String({ format: 'date' }),
    until: Type.String({ format: 'date' }),
    model: Type.Union([Type.Literal('pace'), Type.Literal('moment')], {
      description:
        '`pace`: people answer in the working time they really needed, more or less by what waits before it; `moment`: every answer stays at its moment',
    }),
  },
  strict,
);
export type WhatIfTrial = Static<typeof WhatIfTrial>;

export const NewWhatIf = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    changes: Type.Optional(WhatIfChanges),
    trial: WhatIfTrial,
  },
  strict,
);

/** Absent leaves. `changes` is taken as a whole. */
export const WhatIfChange = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    changes: Type.Optional(WhatIfChanges),
    trial: Type.Optional(WhatIfTrial),
  },
  strict,
);

const Spread = Type.Object({ median: Type.Number(), p90: Type.Number() });

const Figures = Type.Object({
  leads: Type.Integer(),
  moved: Type.Integer({ description: 'Went to another dealer of the group; in none of the others' }),
  inTime: Type.Integer(),
  late: Type.Integer(),
  running: Type.Integer({ description: 'Not answered, and not due yet' }),
  unanswered: Type.Integer(),
  stage1: Type.Integer(),
  stage2: Type.Integer(),
  supervisorMails: Type.Integer(),
  mails: Type.Integer({ description: 'About first answers: new lead, reminder, stage 1, stage 2' }),
  stranded: Type.Integer({ description: 'Nobody could take it but the emergency' }),
  budget: Nullable(Spread),
  used: Nullable(Spread),
  waited: Nullable(Spread),
  people: Type.Array(
    Type.Object({
      ...Person.properties,
      leads: Type.Integer(),
      late: Type.Integer(),
      mails: Type.Integer(),
      mostMailsInADay: Type.Integer(),
    }),
  ),
  weeks: Type.Array(Type.Object({ week: Type.String(), leads: Type.Integer(), late: Type.Integer() })),
});
export type WhatIfFigures = Static<typeof Figures>;

const Side = Type.Object({
  assignee: Nullable(Type.String()),
  outcome: Type.Union([
    Type.Literal('assigned'),
    Type.Literal('pool'),
    Type.Literal('alarm'),
    Type.Literal('moved'),
    Type.Literal('byHand'),
  ]),
  stranded: Type.Boolean(),
  dueAt: Moment,
  answeredAt: Nullable(Moment),
  state: Type.Union([
    Type.Literal('inTime'),
    Type.Literal('late'),
    Type.Literal('running'),
    Type.Literal('moved'),
  ]),
});

const LeadWords = { leadId: Id, at: Moment, customer: Type.String(), vehicle: Nullable(Type.String()) };

/** What came out. Durations are milliseconds, shares are of one. */
export const WhatIfOutcome = Type.Object({
  trial: WhatIfTrial,
  ranAt: Moment,
  stale: Type.Boolean({ description: 'The changes, the period or the set-up are others since' }),
  days: Type.Integer({ description: 'Of the period, from its first week with leads until now' }),
  before: Figures,
  after: Figures,
  calibration: Type.Object({
    byRules: Type.Integer(),
    sameAssignee: Type.Integer(),
    lateReplayed: Type.Integer(),
    lateReally: Type.Integer(),
  }),
  pace: Type.Object({ perLeadMs: Type.Number(), measured: Type.Boolean() }),
  changed: Type.Object({
    total: Type.Integer(),
    otherAssignee: Type.Integer(),
    nowInTime: Type.Integer(),
    nowLate: Type.Integer(),
    nowStranded: Type.Integer(),
    noLongerStranded: Type.Integer(),
    rows: Type.Array(Type.Object({ ...LeadWords, before: Side, after: Side }), {
      description: 'At most 300, the most telling first',
    }),
  }),
  stranded: Type.Array(
    Type.Object({
      ...LeadWords,
      assignee: Nullable(Type.String()),
      now: Type.Boolean(),
      before: Type.Boolean(),
    }),
    { description: 'At most 300: who would have got nobody, with and without the change' },
  ),
});
export type WhatIfOutcome = Static<typeof WhatIfOutcome>;

export const WhatIfArea = Type.Union([
  Type.Literal('hours'),
  Type.Literal('escalation'),
  Type.Literal('distribution'),
  Type.Literal('people'),
]);
export type WhatIfArea = Static<typeof WhatIfArea>;

const Kept = {
  whatIfId: Id,
  name: Type.String(),
  createdAt: Moment,
  createdBy: Nullable(Type.String()),
  updatedAt: Moment,
  appliedAt: Nullable(Moment),
  appliedBy: Nullable(Type.String()),
};

/** `GET /api/v1/dealers/:dealer/what-ifs`: those that are kept, the newest first, at most a hundred. */
export const WhatIfList = Type.Object({
  rows: Type.Array(
    Type.Object({
      ...Kept,
      areas: Type.Array(WhatIfArea, { description: 'What it changes' }),
      trial: WhatIfTrial,
      result: Nullable(
        Type.Object({
          leads: Type.Integer(),
          lateBefore: Type.Integer(),
          lateAfter: Type.Integer(),
          supervisorMailsBefore: Type.Integer(),
          supervisorMailsAfter: Type.Integer(),
        }),
      ),
    }),
  ),
  mayChange: Type.Boolean(),
});
export type WhatIfList = Static<typeof WhatIfList>;

export const WhatIfView = Type.Object({
  ...Kept,
  changes: WhatIfChanges,
  trial: WhatIfTrial,
  moved: Type.Array(WhatIfArea, { description: 'Areas that somebody saved since: applying is refused' }),
  mayChange: Type.Boolean(),
  outcome: Nullable(WhatIfOutcome),
});
export type WhatIfView = Static<typeof WhatIfView>;

/** `GET …/what-ifs/:whatIfId/progress`: how far the run of this process is; null: none runs here. */
export const WhatIfProgress = Type.Object({ share: Nullable(Type.Number()) });

/** The body of `POST …/what-ifs/:whatIfId/application`. */
export const WhatIfApplication = Type.Object(
  {
    openLeads: Type.Optional(
      Type.Union(OpenLeads.anyOf, { description: 'Where hours or times change; `recalculate` by default' }),
    ),
  },
  strict,
);

/** Its answer. */
export const WhatIfApplied = Type.Object({
  areas: Type.Array(WhatIfArea),
  absencesPassedOver: Type.Integer({ description: 'Absences that are over; they were only tried' }),
});
