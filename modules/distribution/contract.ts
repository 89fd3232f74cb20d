import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';
import { LeadType } from '../leads/contract.ts';

export * from './contract/what-if.ts';

const Person = Type.Object({ userId: Id, name: Type.String() });

/** `dealer`, or the id of a distribution group: stands in addresses. */
export const RotationKey = Type.String({
  pattern: '^(dealer|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
  description: "`dealer` for the dealer's own, else the id of the distribution group",
});
const Of = {
  key: RotationKey,
  group: Nullable(Type.String({ description: "The group's name; null: the dealer's own" })),
};
const Details = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
);

/** `GET /api/v1/dealers/:dealer/rotations`: each rotation with its ledger, the dealer's first; a rotation that pauses (its mode is the pool) is told too. */
export const RotationView = Type.Object({
  ...Of,
  mode: Type.Union([Type.Literal('rotation'), Type.Literal('pool'), Type.Literal('mixed')]),
  next: Nullable(
    Type.Object({
      userId: Id,
      name: Type.String(),
      pool: Type.Boolean({ description: "It is the pool's turn, and the lead would wait to be claimed" }),
    }),
  ),
  members: Type.Array(
    Type.Object({
      userId: Id,
      name: Type.String(),
      leads: Type.Integer({ description: 'Automatic leads of this rotation, without those given back' }),
      position: Nullable(
        Type.Number({ description: 'Leads per share; the lowest is next. Null: has no place yet' }),
      ),
      weight: Type.Integer({ description: 'Whole shares' }),
      since: Nullable(
        Type.String({ format: 'date-time', description: 'Takes part without a break since then' }),
      ),
      next: Type.Boolean(),
      takesPart: Type.Boolean({ description: 'Would be looked at now' }),
      reason: Type.String({
        description: 'Why it is their turn now or is not; as in the explanation of a lead',
      }),
      details: Details,
    }),
  ),
});
export type RotationView = Static<typeof RotationView>;
export const RotationList = Type.Object({ rotations: Type.Array(RotationView), now: Moment });
export type RotationList = Static<typeof RotationList>;

/** `GET …/rotations/:key/entries`: whom the rotation gave a lead, the newest first. */
export const RotationEntry = Type.Object({
  assignmentId: Id,
  leadId: Id,
  at: Moment,
  customer: Type.String(),
  user: Nullable(Person),
  pool: Type.Boolean({ description: "It was the pool's turn" }),
  before: Nullable(Type.Number({ description: 'Position before, in leads per share' })),
  after: Nullable(Type.Number()),
  givenBackAt: Nullable(
    Type.String({ format: 'date-time', description: 'The lead was none; its share came back' }),
  ),
});
export const RotationEntries = Type.Object({
  rows: Type.Array(RotationEntry),
  next: Nullable(Type.String()),
});
export type RotationEntries = Static<typeof RotationEntries>;
export const RotationEntriesQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);

/** `GET …/pools`: where leads wait to be claimed. */
export const PoolView = Type.Object({
  ...Of,
  user: Nullable(Person),
  waiting: Type.Integer(),
  oldest: Nullable(Type.Object({ leadId: Id, customer: Type.String(), receivedAt: Moment, since: Moment })),
  oldestOnly: Type.Boolean({ description: 'Only the oldest may be claimed' }),
  handOverMinutes: Nullable(Type.Integer({ description: 'Working minutes until the rotation gets it' })),
  mayClaim: Type.Boolean({ description: 'Whether the reader may' }),
  claimers: Type.Array(Person),
});
export type PoolView = Static<typeof PoolView>;
export const PoolList = Type.Object({ pools: Type.Array(PoolView), now: Moment });
export type PoolList = Static<typeof PoolList>;

/** `POST …/distribution/question`: who would get the next such lead. Nothing is stored; the answer is an `AssignmentExplanation`. */
export const DistributionQuestion = Type.Object(
  {
    at: Type.Optional(Moment),
    leadType: Type.Optional(LeadType),
    sourceId: Type.Optional(Nullable(Id)),
    language: Type.Optional(Nullable(Type.String({ maxLength: 10 }))),
    brand: Type.Optional(Nullable(Type.String({ maxLength: 80 }))),
    condition: Type.Optional(Nullable(Type.Union([Type.Literal('new'), Type.Literal('used')]))),
    absent: Type.Optional(
      Type.Array(Id, { maxItems: 50, description: 'People who are away then, without a deputy' }),
    ),
  },
  { additionalProperties: false },
);
export type DistributionQuestion = Static<typeof DistributionQuestion>;
