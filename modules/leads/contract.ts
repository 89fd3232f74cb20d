import { type Static, Type } from 'typebox';
import { Id, Language, Moment, Nullable } from '../../platform/http/shapes.ts';
import { VehicleState } from '../vehicles/contract.ts';

export const Colour = Type.Union([Type.Literal('green'), Type.Literal('yellow'), Type.Literal('red')]);
export type Colour = Static<typeof Colour>;
export const LeadType = Type.Union([
  Type.Literal('vehicle'),
  Type.Literal('tradeIn'),
  Type.Literal('testDrive'),
  Type.Literal('financing'),
  Type.Literal('service'),
  Type.Literal('call'),
  Type.Literal('general'),
]);
export type LeadType = Static<typeof LeadType>;
export const Maturity = Type.Union([
  Type.Literal('cold'),
  Type.Literal('warm'),
  Type.Literal('hot'),
  Type.Literal('appointment'),
  Type.Literal('offer'),
  Type.Literal('contract'),
]);
export type Maturity = Static<typeof Maturity>;
export const DueKind = Type.Union([Type.Literal('response'), Type.Literal('followUp')]);

/** `due`, for a lead that is open; closed leads have none. The colour at any instant follows from these three moments. */
export const DueView = Type.Object({
  kind: DueKind,
  at: Moment,
  yellowFrom: Moment,
  startedAt: Moment,
});
export type DueView = Static<typeof DueView>;

const Person = Type.Object({ userId: Id, name: Type.String() });

export const LeadRow = Type.Object({
  leadId: Id,
  customer: Type.String(),
  company: Type.Boolean(),
  subject: Nullable(Type.String()),
  type: LeadType,
  vehicle: Nullable(Type.Object({ title: Type.String(), offerNumber: Nullable(Type.String()) })),
  source: Type.Object({ sourceId: Id, name: Type.String() }),
  assignee: Nullable(Person),
  pool: Nullable(
    Type.String({
      description: 'Waits in this pool to be claimed: `dealer`, or the id of a distribution group',
    }),
  ),
  maturity: Nullable(Maturity),
  state: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
  due: Nullable(DueView),
  receivedAt: Moment,
  lastActivityAt: Moment,
  unread: Type.Boolean({ description: 'A customer message that nobody has answered' }),
  answered: Type.Boolean(),
  closing: Nullable(Type.Object({ reason: Type.String(), outcome: Type.String() })),
});
export type LeadRow = Static<typeof LeadRow>;

/** `GET /api/v1/dealers/:dealer/leads`. Several values of one filter are joined by a comma. */
export const LeadListQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('all')])),
    colour: Type.Optional(Type.String({ description: 'green, yellow, red' })),
    assignee: Type.Optional(Type.String({ description: '`me`, `nobody` or ids' })),
    pool: Type.Optional(
      Type.String({ description: 'Waits to be claimed: `any`, or pools by their keys (see `GET …/pools`)' }),
    ),
    source: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    maturity: Type.Optional(Type.String()),
    unread: Type.Optional(Type.Boolean()),
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Customer, subject, vehicle, offer number, phone in any format',
      }),
    ),
    sort: Type.Optional(
      Type.Union([Type.Literal('due'), Type.Literal('received'), Type.Literal('activity')]),
    ),
    after: Type.Optional(Type.String({ description: 'The `next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type LeadListQuery = Static<typeof LeadListQuery>;
export const LeadList = Type.Object({
  rows: Type.Array(LeadRow),
  next: Nullable(Type.String()),
  now: Moment,
});
export type LeadList = Static<typeof LeadList>;

/** How many leads one request may name, and how many a list hands out at once for that. */
export const mostInBulk = 100;
export const mostChosen = 1000;

/** `GET …/leads/chosen`: the leads of a list for a deed on all of them, at most 1,000. */
export const ChosenLeads = Type.Object({
  leads: Type.Array(Type.Object({ leadId: Id, assigneeId: Nullable(Id) })),
  more: Type.Boolean({ description: 'There are more than were handed out' }),
});
export type ChosenLeads = Static<typeof ChosenLeads>;

/** `GET …/leads/count`: how many leads a list has, as far as counting costs little. */
export const LeadCount = Type.Object({
  count: Type.Integer(),
  more: Type.Boolean({ description: 'At least so many; nobody waits for the exact number' }),
});
export type LeadCount = Static<typeof LeadCount>;

/** `GET …/leads/counts`: open leads; each number stops at 1,000 (then shown as 999+). */
export const LeadCounts = Type.Object({
  mine: Type.Integer(),
  all: Type.Integer(),
  late: Type.Integer(),
  nobody: Type.Integer(),
  inbox: Type.Integer({ description: 'Messages in the unassigned inbox' }),
});

/** `GET …/leads/filters`: what the filters offer, by name. */
export const LeadFilters = Type.Object({
  assignees: Type.Array(Person),
  sources: Type.Array(
    Type.Object({
      sourceId: Id,
      name: Type.String(),
      responseMinutes: Nullable(
        Type.Integer({
          description: 'What the catalogue says, which holds unless the settings say otherwise',
        }),
      ),
    }),
  ),
  closingReasons: Type.Array(
    Type.Object({
      reasonId: Id,
      key: Nullable(Type.String()),
      name: Nullable(Type.String()),
      outcome: Type.String(),
    }),
  ),
});

const AttachmentView = Type.Object({
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
  url: Type.String(),
});

/** One entry of the conversation, oldest first. `text` is the new text; `quoted` what stood below it. */
export const LetterView = Type.Object({
  letterId: Id,
  direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  kind: Type.Union([
    Type.Literal('enquiry'),
    Type.Literal('reply'),
    Type.Literal('answer'),
    Type.Literal('automaticReply'),
    Type.Literal('noted'),
  ]),
  at: Moment,
  from: Type.String(),
  to: Type.String(),
  subject: Nullable(Type.String()),
  text: Type.String(),
  quoted: Nullable(Type.String()),
  hasHtml: Type.Boolean({ description: 'Sanitised HTML waits at …/letters/:letterId/html' }),
  author: Nullable(Type.String({ description: 'The user who wrote it' })),
  delivery: Nullable(
    Type.Object({
      state: Type.Union([
        Type.Literal('waiting'),
        Type.Literal('sending'),
        Type.Literal('sent'),
        Type.Literal('held'),
        Type.Literal('dropped'),
        Type.Literal('bounced'),
        Type.Literal('failed'),
      ]),
      at: Nullable(Moment),
      problem: Nullable(Type.String()),
    }),
  ),
  attachments: Type.Array(AttachmentView),
});
export type LetterView = Static<typeof LetterView>;

/** Everything that happened, newest first; `kind` and `details` are worded by the web. */
export const HistoryEntry = Type.Object({
  entryId: Id,
  at: Moment,
  kind: Type.String({
    description:
      'arrived, assigned, handedOver, dueSet, answered, automaticReply, customerReplied, noted, called, closed, reopened, maturitySet, opened, deliveryFailed, forwarded, takenBack, task, appointment',
  }),
  actor: Nullable(Type.String()),
  text: Nullable(Type.String()),
  details: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  ),
});
export type HistoryEntry = Static<typeof HistoryEntry>;

export const LeadMay = Type.Object({
  answer: Type.Boolean(),
  note: Type.Boolean(),
  handOver: Type.Boolean(),
  moveDue: Type.Boolean(),
  close: Type.Boolean(),
  reopen: Type.Boolean(),
});

export const LeadDetail = Type.Object({
  lead: LeadRow,
  language: Language,
  contact: Type.Object({
    contactId: Id,
    name: Type.String(),
    company: Nullable(Type.String()),
    emails: Type.Array(Type.String()),
    phones: Type.Array(
      Type.Object({ asGiven: Type.String(), e164: Nullable(Type.String()), shown: Type.String() }),
    ),
    address: Nullable(Type.String()),
    otherLeads: Type.Array(
      Type.Object({ leadId: Id, subject: Nullable(Type.String()), receivedAt: Moment, state: Type.String() }),
    ),
  }),
  comment: Nullable(Type.String({ description: "The customer's own words in the enquiry" })),
  vehicle: Nullable(
    Type.Object({
      title: Type.String(),
      offerNumber: Nullable(Type.String()),
      vin: Nullable(Type.String()),
      price: Nullable(Type.Object({ cents: Type.Integer(), currency: Type.String() })),
      mileageKm: Nullable(Type.Integer()),
      firstRegistration: Nullable(Type.String()),
      location: Nullable(Type.String()),
      link: Nullable(Type.String()),
      inStock: Type.Boolean(),
      stock: Nullable(
        Type.Object({
          vehicleId: Id,
          state: VehicleState,
          reservedUntil: Nullable(Moment),
          reservedBy: Nullable(Type.String()),
          pictureId: Nullable(Id),
        }),
      ),
    }),
  ),
  tradeIn: Nullable(
    Type.Object({
      title: Type.String(),
      facts: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
    }),
  ),
  responseFigures: Type.Object({
    firstTouchAt: Nullable(Moment),
    firstMessageAt: Nullable(Moment),
    firstTwoWayAt: Nullable(Moment),
  }),
  letters: Type.Array(LetterView),
  history: Type.Array(HistoryEntry),
  answerTo: Nullable(
    Type.String({ description: 'Where an answer would go; null: no e-mail address is known' }),
  ),
  may: LeadMay,
  now: Moment,
});
export type LeadDetail = Static<typeof LeadDetail>;

/** `GET …/leads/:leadId/due`: the derivation, clock piece by clock piece. */
export const DueExplanation = Type.Object({
  kind: DueKind,
  startedAt: Moment,
  dueAt: Moment,
  seconds: Nullable(
    Type.Integer({ description: 'The duration in working time; null for a follow-up that was chosen' }),
  ),
  origin: Type.Union([
    Type.Literal('dealer'),
    Type.Literal('source'),
    Type.Literal('leadType'),
    Type.Literal('chosen'),
  ]),
  setBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  pieces: Type.Array(
    Type.Object({
      from: Moment,
      until: Moment,
      seconds: Type.Integer({ description: 'Counted working seconds' }),
      why: Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('dayOff')]),
      name: Nullable(Type.String({ description: 'Name of the holiday or own day off' })),
    }),
  ),
  events: Type.Array(
    Type.Object({
      kind: Type.Union([
        Type.Literal('reminder'),
        Type.Literal('stage1'),
        Type.Literal('stage2'),
        Type.Literal('followUp'),
        Type.Literal('followUpStage2'),
      ]),
      at: Moment,
      clockAt: Type.String({
        format: 'date-time',
        description: 'Where the clock alone leads; `at` is later where a day off or closed hours move it',
      }),
      mailAt: Nullable(Moment),
      fired: Type.Boolean({
        description: 'It has happened already; else it happens when nobody does anything',
      }),
    }),
  ),
});
export type DueExplanation = Static<typeof DueExplanation>;

/** `GET …/leads/:leadId/assignment`: why this person. Codes are worded by the web. */
export const AssignmentExplanation = Type.Object({
  at: Moment,
  automatic: Type.Boolean(),
  outcome: Type.String({
    description: 'assigned, pool, alarm or moved; byHand when a person decided',
  }),
  by: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  assignee: Nullable(Type.String()),
  rule: Type.String(),
  settingsVersion: Nullable(Type.Integer()),
  settingsChangedAt: Nullable(
    Type.String({ format: 'date-time', description: 'When that version was saved; null: as delivered' }),
  ),
  alarm: Type.Boolean(),
  steps: Type.Array(
    Type.Object({
      rule: Type.String(),
      verdict: Type.String(),
      reason: Nullable(Type.String()),
      details: Type.Record(
        Type.String(),
        Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
      ),
      candidates: Type.Array(
        Type.Object({
          name: Type.String(),
          chosen: Type.Boolean(),
          reason: Type.String(),
          details: Type.Record(
            Type.String(),
            Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
          ),
          before: Nullable(Type.Number({ description: 'Share in the rotation before' })),
          after: Nullable(Type.Number()),
        }),
      ),
    }),
  ),
});
export type AssignmentExplanation = Static<typeof AssignmentExplanation>;

const FollowUp = Type.Optional(Nullable(Moment));

/** `POST …/leads/:leadId/answers`. `attachments` are ids of `POST …/uploads`. */
export const NewAnswer = Type.Object(
  {
    subject: Type.Optional(Type.String({ maxLength: 250 })),
    text: Type.String({ minLength: 1, maxLength: 100_000 }),
    attachments: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    followUpAt: FollowUp,
  },
  { additionalProperties: false },
);
/** `POST …/leads/:leadId/notes`: moves due when `followUpAt` is given; answers nothing. */
export const NewNote = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 20_000 }), followUpAt: FollowUp },
  { additionalProperties: false },
);
/** `POST …/leads/:leadId/calls`. */
export const NewCall = Type.Object(
  {
    reached: Type.Boolean(),
    text: Type.Optional(Type.String({ maxLength: 20_000 })),
    followUpAt: FollowUp,
  },
  { additionalProperties: false },
);
/** `PUT …/leads/:leadId/assignee`. */
export const HandOver = Type.Object(
  { userId: Id, reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
/** `PUT …/leads/:leadId/due`. The reason is in the history. */
export const MoveDue = Type.Object(
  { at: Moment, reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);
/** `PUT …/leads/:leadId/maturity`. */
export const SetMaturity = Type.Object({ maturity: Nullable(Maturity) }, { additionalProperties: false });
/** `POST …/leads/:leadId/closing`; `DELETE` reopens. */
export const NewClosing = Type.Object(
  { reasonId: Id, note: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
);
/** `POST …/leads/bulk`: one deed on several leads. Each is done whole or left whole. */
export const LeadBulk = Type.Object(
  {
    leads: Type.Array(
      Type.Object(
        {
          leadId: Id,
          assigneeId: Type.Optional(
            Type.Union([Id, Type.Null()], {
              description: 'Whose it was when it was chosen: it is left when somebody else has it by now',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: mostInBulk },
    ),
    deed: Type.Union([
      Type.Object(
        {
          kind: Type.Literal('assign'),
          userId: Id,
          reason: Type.Optional(Type.String({ maxLength: 500 })),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        {
          kind: Type.Literal('close'),
          reasonId: Id,
          note: Type.Optional(Type.String({ maxLength: 2000 })),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        { kind: Type.Literal('followUp'), at: Moment, reason: Type.String({ minLength: 1, maxLength: 500 }) },
        { additionalProperties: false },
      ),
    ]),
  },
  { additionalProperties: false },
);
export type LeadBulk = Static<typeof LeadBulk>;

const LeftLead = Type.Object({
  leadId: Id,
  customer: Nullable(Type.String()),
  code: Type.String({
    description: 'leads.notFound, notAllowed, alreadyClosed, closed, takenMeanwhile or movedOn',
  }),
  by: Nullable(Type.String({ description: 'Who has the lead now' })),
});
export const LeadBulkDone = Type.Object({
  bulkId: Id,
  done: Type.Integer(),
  left: Type.Array(LeftLead),
});
export type LeadBulkDone = Static<typeof LeadBulkDone>;
/** `DELETE …/leads/bulk/:bulkId`: what was there is there again, but for leads that have moved on. */
export const LeadBulkUndone = Type.Object({ undone: Type.Integer(), left: Type.Array(LeftLead) });
export type LeadBulkUndone = Static<typeof LeadBulkUndone>;

/** `POST …/uploads` (multipart, one file) answers this. */
export const UploadView = Type.Object({
  uploadId: Id,
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
});

/** `POST …/leads` as JSON, with an `Idempotency-Key` header; ADF/XML is taken too (`application/xml`). By hand or by API. */
export const NewLead = Type.Object(
  {
    customer: Type.Object(
      {
        name: Type.Optional(Type.String({ maxLength: 200 })),
        company: Type.Optional(Type.String({ maxLength: 200 })),
        // A known contact; what else is given is added to what is known.
        contactId: Type.Optional(Id),
        email: Type.Optional(Type.String({ maxLength: 254 })),
        phone: Type.Optional(Type.String({ maxLength: 60 })),
      },
      { additionalProperties: false },
    ),
    subject: Type.Optional(Type.String({ maxLength: 250 })),
    comment: Type.Optional(Type.String({ maxLength: 50_000 })),
    type: Type.Optional(LeadType),
    language: Type.Optional(Language),
    vehicle: Type.Optional(
      Type.Object(
        {
          offerNumber: Type.Optional(Type.String({ maxLength: 80 })),
          vin: Type.Optional(Type.String({ maxLength: 17 })),
          title: Type.Optional(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
    ),
    sourceKey: Type.Optional(Type.String({ maxLength: 80, description: 'Key of a source of this dealer' })),
    channel: Type.Optional(
      Type.Union([
        Type.Literal('api'),
        Type.Literal('phone'),
        Type.Literal('walkIn'),
        Type.Literal('webForm'),
      ]),
    ),
    assignToMe: Type.Optional(Type.Boolean()),
    followUpAt: FollowUp,
  },
  { additionalProperties: false },
);
export const CreatedLeads = Type.Object({
  outcome: Type.Union([
    Type.Literal('created'),
    Type.Literal('joined'),
    Type.Literal('unassigned'),
    Type.Literal('moved'),
  ]),
  leadIds: Type.Array(Id),
  movedTo: Type.Optional(
    Type.String({
      description: 'The dealer of the same group that has it now, because the vehicle stands there',
    }),
  ),
});

/** `GET …/today`: the start page. Each list is short; the lead list has the rest. */
export const TodayView = Type.Object({
  newLeads: Type.Array(LeadRow),
  late: Type.Array(LeadRow),
  activity: Type.Array(
    Type.Object({
      leadId: Id,
      customer: Type.String(),
      subject: Nullable(Type.String()),
      kind: Type.String(),
      actor: Nullable(Type.String()),
      at: Moment,
    }),
  ),
  nextDues: Type.Array(LeadRow),
  now: Moment,
});
