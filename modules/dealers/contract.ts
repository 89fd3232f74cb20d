import { type Static, Type } from 'typebox';
import { Id, Language, Moment, Nullable } from '../../platform/http/shapes.ts';

const Interval = Type.Tuple([
  Type.String({ pattern: '^\\d\\d:\\d\\d$' }),
  Type.String({ pattern: '^\\d\\d:\\d\\d$' }),
]);
const Day = Type.Array(Interval, { maxItems: 8 });

/** Weekly hours in the dealer's zone: `[open, close)` in wall time, several a day, `24:00` allowed. */
export const WeeklyHours = Type.Object(
  { mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day },
  { additionalProperties: false },
);
export type WeeklyHours = Static<typeof WeeklyHours>;

/** Days off in a row. */
export const DaysOff = Type.Object(
  {
    from: Type.String({ format: 'date' }),
    until: Type.String({ format: 'date', description: 'The last of them' }),
    name: Type.String({ maxLength: 80 }),
  },
  { additionalProperties: false },
);

/** Settings area `hours`. `GET|PUT /api/v1/dealers/:dealer/settings/hours` (body of PUT: `{ version, value }`). */
export const HoursSettings = Type.Object(
  {
    weekly: WeeklyHours,
    holidays: Nullable(
      Type.Object(
        { country: Type.String(), region: Nullable(Type.String()) },
        { additionalProperties: false },
      ),
    ),
    ownDaysOff: Type.Array(DaysOff, { maxItems: 200 }),
    specialOpenings: Type.Array(
      Type.Object(
        { date: Type.String({ format: 'date' }), intervals: Day, name: Type.String({ maxLength: 80 }) },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
export type HoursSettings = Static<typeof HoursSettings>;

/**
 * Settings area `calendars`: the days off that subscribed calendars told when they were read last. Nobody writes them by
 * hand, so the area has no addresses of its own.
 */
export interface CalendarsSettings {
  readonly calendars: readonly {
    readonly subscriptionId: string;
    readonly daysOff: readonly Static<typeof DaysOff>[];
  }[];
}

const Minutes = Type.Integer({ minimum: 1, maximum: 100_000 });

/** What a source or a lead type may say for itself; absent: as above it. Null, where allowed: never. */
const EscalationOverride = Type.Object(
  {
    responseMinutes: Type.Optional(Minutes),
    reminderMinutes: Type.Optional(Nullable(Minutes)),
    stage2Minutes: Type.Optional(Nullable(Minutes)),
    followUpStage2Minutes: Type.Optional(Nullable(Minutes)),
  },
  { additionalProperties: false },
);

/** Settings area `escalation`; minutes. The response time is working time, all others elapse around the clock. */
export const EscalationSettings = Type.Object(
  {
    responseMinutes: Minutes,
    reminderMinutes: Nullable(Minutes),
    stage2Minutes: Nullable(Minutes),
    followUpStage2Minutes: Nullable(Minutes),
    followUpsRespectWorkingHours: Type.Boolean({
      description: 'On: a follow-up outside the hours takes effect at the next opening, and its stage 2 too',
    }),
    followUpDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      description: 'The sensible default of the next follow-up',
    }),
    attemptedCallCounts: Type.Boolean(),
    afterStage2: Type.Union([Type.Literal('nothing'), Type.Literal('reassign'), Type.Literal('pool')], {
      description: 'What happens to the lead once its supervisors are told',
    }),
    bySource: Type.Record(Type.String(), EscalationOverride, { description: 'By the id of the source' }),
    byLeadType: Type.Record(Type.String(), EscalationOverride),
  },
  { additionalProperties: false },
);
export type EscalationSettings = Static<typeof EscalationSettings>;

export const DistributionMode = Type.Union([
  Type.Literal('rotation'),
  Type.Literal('pool'),
  Type.Literal('mixed'),
]);
export type DistributionMode = Static<typeof DistributionMode>;
const Weight = Type.Integer({ minimum: 1, maximum: 10, description: 'Whole shares' });

/** Who shares which leads. All conditions that are given must hold; of each, one value. The first group that matches has the last word. */
export const DistributionGroup = Type.Object(
  {
    groupId: Id,
    name: Type.String({ minLength: 1, maxLength: 80 }),
    match: Type.Object(
      {
        leadTypes: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 50 })),
        sourceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
        languages: Type.Optional(Type.Array(Language, { minItems: 1, maxItems: 3 })),
        brands: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { minItems: 1, maxItems: 100 })),
        conditions: Type.Optional(
          Type.Array(Type.Union([Type.Literal('new'), Type.Literal('used')]), { minItems: 1, maxItems: 2 }),
        ),
        dealerIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
      },
      { additionalProperties: false },
    ),
    mode: DistributionMode,
    poolUserId: Nullable(Id),
    poolWeight: Weight,
    members: Type.Array(Type.Object({ userId: Id, weight: Weight }, { additionalProperties: false }), {
      maxItems: 200,
    }),
  },
  { additionalProperties: false },
);
export type DistributionGroup = Static<typeof DistributionGroup>;

/** Settings area `distribution`. */
export const DistributionSettings = Type.Object(
  {
    mode: DistributionMode,
    poolUserId: Nullable(Id),
    poolWeight: Weight,
    pool: Type.Object(
      {
        oldestOnly: Type.Boolean({ description: 'Only the oldest lead of the pool may be claimed' }),
        notify: Type.Boolean({ description: 'Who may claim is told of new leads in the pool' }),
        handOverMinutes: Nullable(
          Type.Integer({
            minimum: 1,
            maximum: 100_000,
            description: 'Working minutes after which an unclaimed lead goes to the rotation; null: never',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    weights: Type.Record(Type.String(), Weight, {
      description: "Shares in the dealer's rotation by user; 1 when absent",
    }),
    groups: Type.Array(DistributionGroup, {
      maxItems: 50,
      description: 'In the order in which they are tried',
    }),
    useVehicleLocation: Type.Boolean({
      description: 'On: a lead about a vehicle that stands at another dealer of the group moves there',
    }),
    fallbackUserId: Nullable(Id),
    administratorUserId: Nullable(Id),
    deputiesReceive: Type.Boolean(),
    giveBackInvalid: Type.Boolean({
      description: 'On: a lead that turns out to be none gives its share back to whom the rotation gave it',
    }),
    distributeExistingContacts: Type.Boolean({
      description: 'On: requests of existing contacts are distributed like any other',
    }),
    vehiclePersonFirst: Type.Boolean({
      description: "On: the vehicle's contact person comes before the contact's assigned user",
    }),
  },
  { additionalProperties: false },
);
export type DistributionSettings = Static<typeof DistributionSettings>;

/** A rule that sends new enquiries on. All conditions that are given must hold; of each, one value. */
export const ForwardingRule = Type.Object(
  {
    ruleId: Id,
    name: Type.String({ minLength: 1, maxLength: 80 }),
    active: Type.Boolean(),
    marketplaces: Type.Boolean({
      description: 'On: for enquiries of marketplaces only; off: for all others only',
    }),
    match: Type.Object(
      {
        leadTypes: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 50 })),
        sourceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
        languages: Type.Optional(Type.Array(Language, { minItems: 1, maxItems: 3 })),
        brands: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { minItems: 1, maxItems: 100 })),
        conditions: Type.Optional(
          Type.Array(Type.Union([Type.Literal('new'), Type.Literal('used')]), { minItems: 1, maxItems: 2 }),
        ),
      },
      { additionalProperties: false },
    ),
    what: Type.Union([Type.Literal('copy'), Type.Literal('original')], {
      description:
        '`copy`: the enquiry in words with a link to the lead; `original`: the message as it came, too',
    }),
    to: Type.Array(Type.String({ minLength: 3, maxLength: 254 }), { minItems: 1, maxItems: 5 }),
  },
  { additionalProperties: false },
);
export type ForwardingRule = Static<typeof ForwardingRule>;

/** Settings area `forwarding`. */
export const ForwardingSettings = Type.Object(
  {
    rules: Type.Array(ForwardingRule, { maxItems: 30 }),
    useVehicleLocation: Type.Boolean({
      description:
        'On: where the vehicle stands at another dealer of the group, the rules of that dealer apply',
    }),
  },
  { additionalProperties: false },
);
export type ForwardingSettings = Static<typeof ForwardingSettings>;

/** Settings area `mail`. */
export const MailSettings = Type.Object(
  {
    sendEmails: Type.Boolean({ description: 'Off: nothing leaves to customers' }),
    automaticReply: Type.Boolean(),
    fromName: Nullable(Type.String({ maxLength: 80 })),
    footer: Type.String({ maxLength: 4000 }),
    unassignedNoticeTo: Nullable(Type.String({ maxLength: 254 })),
  },
  { additionalProperties: false },
);
export type MailSettings = Static<typeof MailSettings>;

const Line = Nullable(Type.String({ maxLength: 120 }));

/** Settings area `reports`. */
export const ReportsSettings = Type.Object(
  {
    worksCouncil: Type.Boolean({
      description: 'On: figures of a person are shown to that person only, and small groups to nobody',
    }),
  },
  { additionalProperties: false },
);
export type ReportsSettings = Static<typeof ReportsSettings>;

/** Settings area `house`: the dealership as its papers name it. */
export const HouseSettings = Type.Object(
  {
    street: Line,
    postcode: Line,
    city: Line,
    phone: Line,
    email: Line,
    website: Line,
    smallPrint: Nullable(
      Type.String({ maxLength: 600, description: 'At the foot of every exposé: register, legal form' }),
    ),
  },
  { additionalProperties: false },
);
export type HouseSettings = Static<typeof HouseSettings>;

/** A rule that makes a task for every contact or car an occasion comes up for, once for each. */
export const TaskRule = Type.Object(
  {
    ruleId: Id,
    active: Type.Boolean(),
    occasion: Type.Union([
      Type.Literal('birthday'),
      Type.Literal('leaseEnd'),
      Type.Literal('financeEnd'),
      Type.Literal('nextInspection'),
      Type.Literal('warrantyEnd'),
    ]),
    before: Type.Object(
      {
        count: Type.Integer({ minimum: 0, maximum: 400 }),
        unit: Type.Union([Type.Literal('days'), Type.Literal('months')]),
      },
      { additionalProperties: false, description: 'How long before the occasion the task is due' },
    ),
    taskTypeId: Id,
    title: Nullable(Type.String({ maxLength: 120 })),
    assignTo: Type.Union([
      Type.Literal('person'),
      Type.Literal('lastSalesperson'),
      Type.Literal('vehiclePerson'),
    ]),
    // the person, or who gets it when there is no such salesperson any more
    userId: Nullable(Id),
  },
  { additionalProperties: false },
);
export type TaskRule = Static<typeof TaskRule>;

/** Settings area `tasks`: what follows from tasks and appointments by itself. */
export const TasksSettings = Type.Object(
  {
    stage2Minutes: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 100_000,
        description: 'Minutes after which supervisors are told of a late task; null: never',
      }),
    ),
    rules: Type.Array(TaskRule, { maxItems: 30 }),
    appointmentReminderHours: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 336,
        description: 'Hours before an appointment at which the customer is reminded by e-mail; null: never',
      }),
    ),
  },
  { additionalProperties: false },
);
export type TasksSettings = Static<typeof TasksSettings>;

/** `GET …/settings/:area`, and the answer to `PUT`. A `PUT` with an outdated version: 409 `settings.changedMeanwhile`. */
export const SettingsView = <T extends import('typebox').TSchema>(value: T) =>
  Type.Object({
    version: Type.Integer(),
    value,
    changedAt: Nullable(Moment),
    changedBy: Nullable(Type.String()),
    mayChange: Type.Boolean(),
  });

/** What becomes of the open leads when hours or times change: computed again, or left as they are ("from now on"). */
export const OpenLeads = Type.Union([Type.Literal('recalculate'), Type.Literal('keep')]);
export type OpenLeads = Static<typeof OpenLeads>;

/** The body of `PUT …/settings/:area` of hours, calendars and escalation. */
export const TimeSettingsChange = <T extends import('typebox').TSchema>(value: T) =>
  Type.Object(
    {
      version: Type.Integer({ minimum: 0 }),
      value,
      openLeads: Type.Optional(
        Type.Union(OpenLeads.anyOf, { description: '`recalculate` (default) or `keep`: from now on only' }),
      ),
    },
    { additionalProperties: false },
  );

/** The body of `PUT …/settings/:area`; `version` is the one that was read. */
export const SettingsChange = <T extends import('typebox').TSchema>(value: T) =>
  Type.Object({ version: Type.Integer({ minimum: 0 }), value }, { additionalProperties: false });

/**
 * `GET …/settings/:area/versions`: newest first, at most a hundred; what a version is lacking is filled in as it held then.
 * An older version is restored by a `PUT` of its value on top of the current one: with all checks, as a version of its own.
 */
export const SettingsHistory = <T extends import('typebox').TSchema>(value: T) =>
  Type.Object({
    delivered: value,
    names: Type.Record(Type.String(), Type.String(), {
      description:
        'Names of the users, sources, dealers and types of task that the values name by id, gone ones too',
    }),
    rows: Type.Array(
      Type.Object({
        version: Type.Integer(),
        value,
        changedAt: Moment,
        changedBy: Nullable(Type.String()),
        openLeads: Nullable(OpenLeads),
        movedLeads: Nullable(
          Type.Integer({
            description: 'Open leads whose due moved with it; null as long as they are computed again',
          }),
        ),
      }),
    ),
  });

/** `GET …/settings/hours/holidays?year=2026`: the days off of the chosen country and region. */
export const HolidayList = Type.Object({
  days: Type.Array(Type.Object({ date: Type.String(), name: Type.String() })),
});

const Key = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$' });
const GroupKind = Type.Union([Type.Literal('carGroup'), Type.Literal('importer')]);

/** `GET /api/v1/dealer-groups`, for operators: dealers under one roof. */
export const DealerGroupView = Type.Object({
  key: Type.String(),
  name: Type.String(),
  kind: GroupKind,
  dealers: Type.Array(Type.Object({ dealerId: Id, key: Type.String(), name: Type.String() })),
});
export const DealerGroupList = Type.Object({ rows: Type.Array(DealerGroupView) });
/** `POST /api/v1/dealer-groups`; `PUT|DELETE /api/v1/dealer-groups/:group/dealers/:key` puts a dealer in or takes it out. */
export const NewDealerGroup = Type.Object(
  { key: Key, name: Type.String({ minLength: 1, maxLength: 120 }), kind: GroupKind },
  { additionalProperties: false },
);
/** `GET …/siblings`: the other dealers of the dealer's groups. `here` is the dealer itself, for settings that name locations. */
export const SiblingList = Type.Object({
  here: Id,
  rows: Type.Array(Type.Object({ dealerId: Id, name: Type.String() })),
});

/** `POST /api/v1/first-run/dealership`; the token is the one of the link in the terminal. */
export const NewDealership = Type.Object(
  {
    token: Type.String({ minLength: 10, maxLength: 200 }),
    dealer: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 120 }),
        key: Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$' }),
        country: Type.String({ minLength: 2, maxLength: 2 }),
        region: Nullable(Type.String({ maxLength: 10 })),
        timeZone: Type.String({ maxLength: 60 }),
        language: Language,
      },
      { additionalProperties: false },
    ),
    weekly: HoursSettings.properties.weekly,
    responseMinutes: Type.Integer({ minimum: 1, maximum: 100_000 }),
    administrator: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 120 }),
        email: Type.String({ minLength: 3, maxLength: 254 }),
        password: Type.String({ minLength: 10, maxLength: 500 }),
      },
      { additionalProperties: false },
    ),
    users: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 120 }),
          email: Type.String({ minLength: 3, maxLength: 254 }),
          role: Type.Union([
            Type.Literal('salesperson'),
            Type.Literal('supervisor'),
            Type.Literal('administrator'),
          ]),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);
/** `GET /api/v1/first-run?token=…`. 404 when the installation is set up or the token is wrong. */
export const FirstRunView = Type.Object({
  state: Type.Union([Type.Literal('open'), Type.Literal('demoRunning'), Type.Literal('failed')]),
  countries: Type.Array(
    Type.Object({
      code: Type.String(),
      timeZone: Type.String(),
      regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    }),
  ),
  progress: Nullable(Type.Object({ step: Type.String(), done: Type.Integer(), total: Type.Integer() })),
  problem: Nullable(Type.String()),
});
/** `POST /api/v1/first-run/demo` starts it (202); the view above tells the progress; at its end `POST /api/v1/first-run/demo/session` signs the caller in. */
export const FirstRunToken = Type.Object(
  { token: Type.String({ minLength: 10, maxLength: 200 }) },
  { additionalProperties: false },
);
