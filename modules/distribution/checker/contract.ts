import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../../platform/http/shapes.ts';
import {
  DistributionMode,
  DistributionSettings,
  EscalationSettings,
  HoursSettings,
  MailSettings,
  WeeklyHours,
} from '../../dealers/contract.ts';
import { LeadType } from '../../leads/contract.ts';

/** Error: leads strand, or will. Warning: something promised does not happen. Hint: worth knowing. */
export const FindingSeverity = Type.Enum(['error', 'warning', 'hint']);
export type FindingSeverity = Static<typeof FindingSeverity>;

export const FindingCode = Type.Enum([
  // nobody can receive
  'emptyRotation',
  'uncoveredHours',
  'absenceGap',
  'solo',
  // deputies and supervisors
  'deputyAway',
  'deputyCycle',
  'deputyCannot',
  'noSupervisor',
  'ownSupervisor',
  'supervisorsAway',
  // the last resort
  'fallbackMissing',
  'fallbackInactive',
  'fallbackCannot',
  'fallbackAway',
  'administratorMissing',
  'administratorInactive',
  'administratorAway',
  // the pool, modes and groups
  'poolUserMissing',
  'poolUserInactive',
  'poolWithoutClaimers',
  'poolWithoutSupervisor',
  'mixedWithoutMembers',
  'receivesBesidePool',
  'groupsBesidePool',
  'stage2WithoutPool',
  'groupNeverMatches',
  // times
  'reminderNotBeforeDue',
  'longResponse',
  // mail and sources
  'nobodyHearsUnassigned',
  'emailsOff',
  'silentSource',
]);
export type FindingCode = Static<typeof FindingCode>;

const WallTime = Type.String({ description: 'HH:MM of the dealer' });
const Weekday = Type.Enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** What the sentence of a finding speaks of; which of it is there depends on the code. */
export const FindingDetails = Type.Object({
  people: Type.Optional(Type.Array(Type.String(), { description: 'Names of those it is about' })),
  deputies: Type.Optional(
    Type.Array(Type.String(), { description: 'Names, each standing in for the one before' }),
  ),
  team: Type.Optional(Type.Array(Type.String(), { description: 'Names of those they supervise' })),
  rotation: Type.Optional(
    Type.Object({
      group: Nullable(Type.String({ description: "Null: the dealer's rotation" })),
      mode: DistributionMode,
    }),
  ),
  groups: Type.Optional(Type.Array(Type.String(), { description: 'Names of other groups that matter' })),
  slots: Type.Optional(Type.Array(Type.Object({ weekday: Weekday, from: WallTime, until: WallTime }))),
  source: Type.Optional(Type.String({ description: 'A name, or the key of a source that the web words' })),
  leadType: Type.Optional(LeadType),
  minutes: Type.Optional(Type.Integer()),
  otherMinutes: Type.Optional(Type.Integer()),
  count: Type.Optional(Type.Integer()),
  at: Type.Optional(Moment),
});
export type FindingDetails = Static<typeof FindingDetails>;

/** A lead as it could come at that moment, and what would become of it: found by really deciding it. */
export const ExampleLead = Type.Object({
  at: Moment,
  leadType: LeadType,
  condition: Nullable(Type.Enum(['new', 'used'])),
  brand: Nullable(Type.String()),
  source: Nullable(Type.String({ description: 'A name, or the key of a source that the web words' })),
  language: Nullable(Type.String()),
  customerOf: Nullable(Type.String({ description: 'Who looks after the customer' })),
  ifAway: Nullable(
    Type.String({ description: 'Who would have to be away for it; null: nothing has to happen' }),
  ),
  ends: Type.Object({
    with: Type.Enum(['person', 'pool', 'fallback', 'administrator', 'nobody']),
    name: Nullable(Type.String()),
  }),
  dueAt: Nullable(Moment),
});
export type ExampleLead = Static<typeof ExampleLead>;

/** Where it is mended: an area of the settings with the field, or a person. */
export const Mending = Type.Object({
  area: Type.Enum(['hours', 'escalation', 'distribution', 'mail', 'people']),
  field: Nullable(Type.String()),
  userId: Nullable(Id),
});
export type Mending = Static<typeof Mending>;

export const Finding = Type.Object({
  key: Type.String({ description: 'Stays the same as long as the trouble does' }),
  code: FindingCode,
  severity: FindingSeverity,
  bitesAt: Nullable(Moment),
  until: Nullable(Moment),
  example: Nullable(ExampleLead),
  mending: Mending,
  details: FindingDetails,
});
export type Finding = Static<typeof Finding>;

/** `GET /api/v1/dealers/:dealer/checker`: what was found when the set-up was last looked at, the most urgent first. */
export const FindingList = Type.Object({
  checkedAt: Nullable(Type.String({ format: 'date-time', description: 'Null: not looked at yet' })),
  rows: Type.Array(
    Type.Object(
      { ...Finding.properties, firstSeenAt: Moment },
      { description: 'The same trouble since then' },
    ),
  ),
});
export type FindingList = Static<typeof FindingList>;

/** `POST /api/v1/dealers/:dealer/checker`: what is being edited; what is left out stays as it is saved. Nothing is stored. */
export const CheckerProposal = Type.Object(
  {
    hours: Type.Optional(HoursSettings),
    escalation: Type.Optional(EscalationSettings),
    distribution: Type.Optional(DistributionSettings),
    mail: Type.Optional(MailSettings),
    people: Type.Optional(
      Type.Array(
        Type.Object(
          {
            userId: Id,
            active: Type.Optional(Type.Boolean()),
            receivesRequests: Type.Optional(Type.Boolean()),
            canBeAssigned: Type.Optional(Type.Boolean()),
            hours: Type.Optional(Nullable(WeeklyHours)),
            supervisors: Type.Optional(Type.Array(Id, { maxItems: 10 })),
          },
          { additionalProperties: false },
        ),
        { maxItems: 200 },
      ),
    ),
    absences: Type.Optional(
      Type.Object(
        {
          add: Type.Array(
            Type.Object(
              { userId: Id, from: Moment, until: Moment, deputyUserId: Type.Optional(Nullable(Id)) },
              { additionalProperties: false },
            ),
            { maxItems: 50 },
          ),
          remove: Type.Array(Id, { maxItems: 50, description: 'Ids of absences' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type CheckerProposal = Static<typeof CheckerProposal>;

/** The findings of the proposal, each told whether it is there without it too, and those that would be gone. */
export const CheckerPreview = Type.Object({
  rows: Type.Array(Type.Object({ ...Finding.properties, change: Type.Enum(['new', 'unchanged']) })),
  gone: Type.Array(Finding),
});
export type CheckerPreview = Static<typeof CheckerPreview>;

export const CoverageQuery = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })) },
  { additionalProperties: false },
);

const Span = Type.Object({ from: Moment, until: Moment });
const LocalDate = Type.String({ format: 'date', description: 'Of the dealer' });

const CoverageCell = Type.Object({
  least: Type.Integer({ description: 'How many can receive, over the open time of the day' }),
  most: Type.Integer(),
  gaps: Type.Array(Span, { description: 'Open times at which nobody can' }),
  away: Type.Array(
    Type.Object({
      name: Type.String(),
      why: Type.Enum(['absent', 'offDuty'], { description: 'offDuty: has own hours and does not work then' }),
      partly: Type.Boolean({ description: 'Not for all of the open time' }),
      until: Nullable(Moment),
      deputy: Nullable(Type.String()),
    }),
  ),
});

/** `GET /api/v1/dealers/:dealer/checker/coverage`: how many people can receive, by rotation and day, today first. */
export const CoverageView = Type.Object({
  days: Type.Array(
    Type.Object({
      date: LocalDate,
      open: Type.Array(Span, { description: 'None: closed all day' }),
      name: Nullable(Type.String({ description: 'Of the day off or the special opening' })),
    }),
  ),
  rotations: Type.Array(
    Type.Object({
      key: Type.String(),
      group: Nullable(Type.String({ description: "Null: the dealer's rotation" })),
      mode: DistributionMode,
      unreachable: Type.Boolean({ description: 'No lead comes to it' }),
      people: Type.Array(Type.String(), { description: 'Everybody who can receive when there' }),
      cells: Type.Array(Nullable(CoverageCell), { description: 'One for each day; null: closed' }),
    }),
  ),
});
export type CoverageView = Static<typeof CoverageView>;
