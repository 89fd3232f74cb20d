import { type Static, type TSchema, Type } from 'typebox';
import { Id, Language, Moment, Nullable } from '../../platform/http/shapes.ts';
import { addressKinds, emailKinds, phoneKinds, salutations } from './rules/contact.ts';
import { channels, decisions, purposes, sources } from './rules/permissions.ts';

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));
const text = (maxLength: number) => Type.Optional(Nullable(Type.String({ maxLength })));
const Kind = Type.Union([Type.Literal('person'), Type.Literal('company')]);
const strict = { additionalProperties: false };

/** What is known of a contact, as it is given. Absent: as it is (new: not known); null: not known any more. */
const given = {
  salutation: Type.Optional(Nullable(oneOf(salutations))),
  title: text(40),
  firstName: text(100),
  lastName: text(100),
  company: text(200),
  companyId: Type.Optional(Nullable(Id)),
  jobTitle: text(100),
  birthday: Type.Optional(Nullable(Type.String({ format: 'date' }))),
  language: Type.Optional(Nullable(Language)),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 })),
  emails: Type.Optional(
    Type.Array(
      Type.Object(
        { email: Type.String({ maxLength: 254 }), kind: Type.Optional(Nullable(oneOf(emailKinds))) },
        strict,
      ),
      { maxItems: 20, description: 'The main one first' },
    ),
  ),
  phones: Type.Optional(
    Type.Array(
      Type.Object(
        { number: Type.String({ maxLength: 60 }), kind: Type.Optional(Nullable(oneOf(phoneKinds))) },
        strict,
      ),
      { maxItems: 20, description: 'In any notation; the main one first' },
    ),
  ),
  addresses: Type.Optional(
    Type.Array(
      Type.Object(
        {
          kind: Type.Optional(Nullable(oneOf(addressKinds))),
          street: text(200),
          postcode: text(20),
          city: text(100),
          country: Type.Optional(Nullable(Type.String({ pattern: '^[A-Z]{2}$' }))),
        },
        strict,
      ),
      { maxItems: 10, description: 'Where post goes first' },
    ),
  ),
};
export const NewContact = Type.Object({ kind: Kind, ...given }, strict);
export type NewContact = Static<typeof NewContact>;
export const ContactChange = Type.Object(
  {
    kind: Type.Optional(Kind),
    ...given,
    changedAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'As it was read: 409 when somebody changed it since' }),
    ),
  },
  strict,
);
export type ContactChange = Static<typeof ContactChange>;

export const ContactListQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Name with mistakes, company, city, e-mail, phone in any format, plate',
      }),
    ),
    kind: Type.Optional(Kind),
    language: Type.Optional(Type.String({ description: 'de, nl, en; several joined by a comma' })),
    openLeads: Type.Optional(Type.Boolean()),
    permission: Type.Optional(
      Type.String({ description: '`email:commercial:given` or `…:withdrawn`: channel, purpose, what holds' }),
    ),
    sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('newest')])),
    after: Type.Optional(Type.String({ maxLength: 1000, description: 'The `next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
);
export type ContactListQuery = Static<typeof ContactListQuery>;
export const ContactRow = Type.Object({
  contactId: Id,
  kind: Kind,
  name: Type.String(),
  sortName: Type.String(),
  company: Nullable(Type.String()),
  city: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  openLeads: Type.Integer(),
  createdAt: Moment,
});
export type ContactRow = Static<typeof ContactRow>;
export const ContactList = Type.Object({
  rows: Type.Array(ContactRow),
  next: Nullable(Type.String()),
  more: Type.Boolean({ description: 'A search found more than it shows: ask for more words' }),
  near: Type.Boolean({ description: 'Nothing is written exactly so; these are spelt nearly so' }),
});
export type ContactList = Static<typeof ContactList>;
export const ContactCounts = Type.Object({
  all: Type.Integer(),
  persons: Type.Integer(),
  companies: Type.Integer(),
});

const Named = Type.Object({ contactId: Id, name: Type.String() });
const PhoneView = Type.Object({
  number: Type.String(),
  e164: Nullable(Type.String()),
  shown: Type.String(),
  kind: Nullable(oneOf(phoneKinds)),
});
const AddressView = Type.Object({
  kind: Nullable(oneOf(addressKinds)),
  street: Nullable(Type.String()),
  postcode: Nullable(Type.String()),
  city: Nullable(Type.String()),
  country: Nullable(Type.String()),
});

/** What somebody noted of what the contact allows. */
export const PermissionRecordView = Type.Object({
  permissionId: Id,
  channel: oneOf([...channels, 'all'] as const),
  purpose: oneOf([...purposes, 'all'] as const),
  decision: oneOf(decisions),
  source: oneOf(sources),
  at: Moment,
  notedAt: Moment,
  notedBy: Nullable(Type.String()),
  proofText: Nullable(Type.String()),
  proofLetterId: Nullable(Id),
  proofFile: Nullable(
    Type.String({ description: 'Its name; the bytes wait at …/permissions/:permissionId/proof' }),
  ),
});
export type PermissionRecordView = Static<typeof PermissionRecordView>;
export const PermissionView = Type.Object({
  channel: oneOf(channels),
  purpose: oneOf(purposes),
  decision: oneOf(decisions),
  because: Nullable(Id),
});
export const NewPermission = Type.Object(
  {
    channel: oneOf([...channels, 'all'] as const),
    purpose: oneOf([...purposes, 'all'] as const),
    decision: oneOf(decisions),
    source: oneOf(['spoken', 'written', 'form', 'user'] as const),
    at: Type.Optional(Moment),
    proofText: Type.Optional(Type.String({ maxLength: 2000 })),
    proofLetterId: Type.Optional(Id),
    proofUploadId: Type.Optional(Id),
  },
  strict,
);
export type NewPermission = Static<typeof NewPermission>;

export const ContactDetail = Type.Object({
  contactId: Id,
  kind: Kind,
  name: Type.String(),
  salutation: Nullable(oneOf(salutations)),
  title: Nullable(Type.String()),
  firstName: Nullable(Type.String()),
  lastName: Nullable(Type.String()),
  company: Nullable(Type.String()),
  worksFor: Nullable(Named),
  people: Type.Array(Type.Object({ contactId: Id, name: Type.String(), jobTitle: Nullable(Type.String()) }), {
    description: 'Of a company: who works there, the contact person first',
  }),
  jobTitle: Nullable(Type.String()),
  birthday: Nullable(Type.String()),
  language: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  createdFrom: oneOf(['enquiry', 'hand', 'import', 'api'] as const),
  createdAt: Moment,
  changedAt: Moment,
  assignee: Nullable(Type.String({ description: 'The user who looks after the contact' })),
  emails: Type.Array(
    Type.Object({ email: Type.String(), relay: Type.Boolean(), kind: Nullable(oneOf(emailKinds)) }),
  ),
  phones: Type.Array(PhoneView),
  addresses: Type.Array(AddressView),
  permissions: Type.Array(PermissionView),
  permissionRecords: Type.Array(PermissionRecordView, { description: 'The newest first' }),
  openLeads: Type.Array(
    Type.Object({
      leadId: Id,
      subject: Nullable(Type.String()),
      receivedAt: Moment,
      assignee: Nullable(Type.String()),
    }),
  ),
  may: Type.Object({ edit: Type.Boolean() }),
  now: Moment,
});
export type ContactDetail = Static<typeof ContactDetail>;

/** One entry of a contact's timeline; `kind` and `details` are worded by the web. */
export const TimelineEntry = Type.Object({
  entryId: Id,
  at: Moment,
  kind: Type.String({ description: '`contact.noted`, `letter.in`, `lead.closed`, …' }),
  actor: Nullable(Type.String()),
  title: Nullable(Type.String()),
  text: Nullable(Type.String()),
  details: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  ),
  changes: Type.Array(
    Type.Object({ field: Type.String(), from: Nullable(Type.String()), to: Nullable(Type.String()) }),
  ),
  lead: Nullable(Type.Object({ leadId: Id, subject: Nullable(Type.String()) })),
});
export type TimelineEntry = Static<typeof TimelineEntry>;
export const Timeline = Type.Object({ entries: Type.Array(TimelineEntry), next: Nullable(Type.String()) });
export type Timeline = Static<typeof Timeline>;
export const NewContactNote = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }) },
  strict,
);

/** What is typed of a contact, to be told who it may be. */
export const MatchQuestion = Type.Object(
  { ...given, kind: Type.Optional(Kind), except: Type.Optional(Id) },
  strict,
);
export type MatchQuestion = Static<typeof MatchQuestion>;
export const MatchReason = oneOf([
  'sameEmail',
  'samePhone',
  'sameName',
  'similarName',
  'samePostcode',
  'sameCity',
  'sameStreet',
  'sameBirthday',
  'otherFirstName',
  'otherBirthday',
] as const);
export const Matches = Type.Object({
  rows: Type.Array(
    Type.Object({
      contactId: Id,
      name: Type.String(),
      kind: Kind,
      city: Nullable(Type.String()),
      score: Type.Integer({ minimum: 0, maximum: 100 }),
      strength: Type.Union([Type.Literal('sure'), Type.Literal('likely'), Type.Literal('possible')]),
      reasons: Type.Array(MatchReason),
    }),
  ),
});
export type Matches = Static<typeof Matches>;

const MergeChoice = <T extends TSchema>(value: T) =>
  Type.Optional(
    Type.Union([
      Type.Literal('into', { description: 'As the one has it that stays' }),
      Type.Literal('from', { description: 'As the other has it' }),
      Type.Object({ value: Nullable(value) }, strict),
    ]),
  );
const oneOfBoth = Type.Optional(Type.Union([Type.Literal('into'), Type.Literal('from')]));
const typed = (maxLength: number) => MergeChoice(Type.String({ minLength: 1, maxLength }));
const Keys = Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { maxItems: 60, uniqueItems: true }));

/** `POST /contacts/:contactId/merges`. What is left out: as the one has it that stays, or the other where that says nothing. */
export const NewMerge = Type.Object(
  {
    fromId: Id,
    choices: Type.Optional(
      Type.Object(
        {
          kind: oneOfBoth,
          salutation: MergeChoice(oneOf(salutations)),
          title: typed(40),
          firstName: typed(100),
          lastName: typed(100),
          company: typed(200),
          companyId: oneOfBoth,
          jobTitle: typed(100),
          birthday: MergeChoice(Type.String({ format: 'date' })),
          language: MergeChoice(Language),
          assignedUserId: oneOfBoth,
        },
        strict,
      ),
    ),
    leaveOut: Type.Optional(
      Type.Object(
        { emails: Keys, phones: Keys, addresses: Keys, tags: Keys },
        { ...strict, description: 'Keys of entries that nobody wants; see `…/merge-question`' },
      ),
    ),
  },
  strict,
);
export type NewMerge = Static<typeof NewMerge>;

const Side = Type.Object({ contactId: Id, name: Type.String(), createdAt: Moment });
const mergeFields = [
  'kind',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'company',
  'companyId',
  'jobTitle',
  'birthday',
  'language',
  'assignedUserId',
] as const;

/** `GET /contacts/:contactId/merge-question`: what there is to choose, and what would go over. */
export const MergeQuestion = Type.Object({
  into: Side,
  from: Side,
  fields: Type.Array(
    Type.Object({
      field: oneOf(mergeFields),
      into: Nullable(Type.String()),
      from: Nullable(Type.String()),
      differs: Type.Boolean({ description: 'Both say something, and not the same' }),
    }),
    { description: 'Those of which one or both say something' },
  ),
  lists: Type.Array(
    Type.Object({
      field: oneOf(['emails', 'phones', 'addresses', 'tags'] as const),
      entries: Type.Array(
        Type.Object({
          key: Type.String(),
          shown: Type.String(),
          of: oneOf(['both', 'into', 'from'] as const),
        }),
      ),
    }),
  ),
  goesOver: Type.Array(Type.Object({ what: Type.String(), count: Type.Integer() }), {
    description: 'How many leads, tasks, … of the other one',
  }),
});
export type MergeQuestion = Static<typeof MergeQuestion>;

export const MergeView = Type.Object({
  mergeId: Id,
  name: Type.String({ description: 'Of the one that went up' }),
  mergedAt: Moment,
  mergedBy: Nullable(Type.String()),
  undoUntil: Moment,
});
export const MergeList = Type.Object({
  rows: Type.Array(MergeView),
  twins: Type.Array(
    Type.Object({
      contactId: Id,
      name: Type.String(),
      strength: oneOf(['sure', 'likely', 'possible'] as const),
      reasons: Type.Array(MatchReason),
    }),
    {
      description:
        'Who may be the same, the likeliest first; without those of whom somebody said that they are two',
    },
  ),
});

const Twin = Type.Object({
  contactId: Id,
  name: Type.String(),
  kind: Kind,
  city: Nullable(Type.String()),
  reach: Nullable(Type.String({ description: 'An e-mail address or a number' })),
  createdAt: Moment,
});

/** `GET /contacts/duplicates`. */
export const DuplicateList = Type.Object({
  rows: Type.Array(
    Type.Object({
      one: Twin,
      other: Twin,
      score: Type.Integer(),
      strength: oneOf(['sure', 'likely', 'possible'] as const),
      reasons: Type.Array(MatchReason),
      dismissedBy: Nullable(Type.String()),
    }),
    { description: 'The surest first; `one` is the older contact' },
  ),
  next: Nullable(Type.String()),
  comparing: Type.Boolean({ description: 'Some contacts were not compared yet' }),
});
export type DuplicateList = Static<typeof DuplicateList>;
export const DuplicateQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    dismissed: Type.Optional(Type.Boolean()),
  },
  strict,
);
export const DuplicatePair = Type.Object({ oneId: Id, otherId: Id }, strict);
