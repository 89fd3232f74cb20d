import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';

/**
 * `GET /api/v1/dealers/:dealer/inbox`: messages that became no lead, newest first, with the reason; with `state=moved` those
 * that went to another dealer of the group, because the vehicle stands there.
 */
export const InboxRow = Type.Object({
  rawId: Id,
  receivedAt: Moment,
  from: Type.String(),
  subject: Nullable(Type.String()),
  reason: Type.String({
    description: 'noSender, noReader, noCustomer, incomplete, bounce, automatic, list, loop, tooComplex, …',
  }),
  channel: Type.Union([Type.Literal('smtp'), Type.Literal('api')]),
  movedTo: Nullable(
    Type.String({ description: 'The dealer of the same group that has it now; null: it is here' }),
  ),
});
export type InboxRow = Static<typeof InboxRow>;
export const InboxList = Type.Object({ rows: Type.Array(InboxRow), next: Nullable(Type.String()) });

/** `GET …/inbox/:rawId`: the message and what was understood of it. */
export const InboxDetail = Type.Object({
  row: InboxRow,
  to: Type.String(),
  text: Type.String(),
  hasHtml: Type.Boolean(),
  attachments: Type.Array(
    Type.Object({ name: Type.String(), contentType: Type.String(), size: Type.Integer() }),
  ),
  understood: Type.Array(
    Type.Object({
      field: Type.String(),
      value: Type.String(),
      confidence: Type.Number(),
      where: Type.String(),
    }),
  ),
  suggestion: Type.Object({
    name: Type.String(),
    email: Type.String(),
    phone: Type.String(),
    comment: Type.String(),
  }),
});
/** `POST …/inbox/:rawId/lead`: makes a lead of it. */
export const InboxToLead = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    email: Type.Optional(Type.String({ maxLength: 254 })),
    phone: Type.Optional(Type.String({ maxLength: 60 })),
    comment: Type.Optional(Type.String({ maxLength: 50_000 })),
  },
  { additionalProperties: false },
);
/** `POST …/inbox/:rawId/reading` (parse again) and the two above answer this. */
export const InboxOutcome = Type.Object({
  outcome: Type.Union([
    Type.Literal('created'),
    Type.Literal('joined'),
    Type.Literal('unassigned'),
    Type.Literal('discarded'),
  ]),
  leadIds: Type.Array(Id),
});
/** `POST …/inbox/:rawId/discarding`; the raw message is kept. */
export const Discarding = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 300 })) },
  { additionalProperties: false },
);

/** `GET /api/v1/catcher/letters` (operator): what would have gone out. */
export const CaughtLetterRow = Type.Object({
  letterId: Id,
  at: Moment,
  from: Type.String(),
  to: Type.String(),
  subject: Type.String(),
});
export const CaughtLetterList = Type.Object({
  rows: Type.Array(CaughtLetterRow),
  next: Nullable(Type.String()),
});
export const CaughtLetter = Type.Object({
  letterId: Id,
  at: Moment,
  from: Type.String(),
  to: Type.String(),
  replyTo: Nullable(Type.String()),
  subject: Type.String(),
  text: Type.String(),
  html: Nullable(Type.String({ description: 'Sanitised' })),
  headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  attachments: Type.Array(
    Type.Object({ name: Type.String(), contentType: Type.String(), size: Type.Integer() }),
  ),
});
export type CaughtLetter = Static<typeof CaughtLetter>;

/** `POST …/uploads` (multipart, one file) answers this; `uploadId` goes into `attachments` of an answer. */
export const UploadView = Type.Object({
  uploadId: Id,
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
});

/** `GET …/held-letters`: what was written to customers while nothing is sent; at most 1000 are counted. */
export const HeldLetters = Type.Object({ count: Type.Integer() });
/** `POST …/held-letters/settling`: all of them go as they were written, or none ever does. */
export const HeldSettling = Type.Object(
  { how: Type.Union([Type.Literal('send'), Type.Literal('drop')]) },
  { additionalProperties: false },
);
