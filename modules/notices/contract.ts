import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';

export const NoticeKind = Type.Enum([
  'newLead',
  'poolLead',
  'handedOver',
  'reminder',
  'stage1',
  'stage2',
  'followUp',
  'followUpStage2',
  'alarm',
  'findings',
  'taskDue',
  'taskLate',
  'appointmentSoon',
]);
export type NoticeKind = Static<typeof NoticeKind>;

/** What a notice is about: a lead, a task, an appointment, or what the checker of the settings found. */
export const NoticeSubject = Type.Union([
  Type.Object({
    kind: Type.Literal('lead'),
    leadId: Id,
    customer: Type.String(),
    about: Nullable(Type.String({ description: 'The vehicle, or the subject of the enquiry' })),
  }),
  Type.Object({
    kind: Type.Literal('task'),
    taskId: Id,
    customer: Type.String({ description: 'What is to be done, where it concerns no customer' }),
    about: Nullable(Type.String()),
  }),
  Type.Object({
    kind: Type.Literal('appointment'),
    appointmentId: Id,
    customer: Type.String(),
    about: Nullable(Type.String()),
  }),
  Type.Object({ kind: Type.Literal('findings'), count: Type.Integer() }),
]);

const Delivery = Nullable(Type.Enum(['waiting', 'sent', 'dropped']));

export const NoticeRow = Type.Object({
  noticeId: Id,
  kind: NoticeKind,
  subject: NoticeSubject,
  because: Type.Enum(['assignee', 'deputyOf', 'poolMember', 'supervisor', 'lastResort', 'administrator']),
  standsInFor: Nullable(Type.String({ description: 'The name of whom one stands in for' })),
  by: Nullable(Type.String({ description: 'The name of who did it; null: the system' })),
  dueAt: Nullable(Moment),
  happenedAt: Moment,
  raisedAt: Moment,
  read: Type.Boolean(),
  settled: Nullable(
    Type.Object({
      at: Moment,
      because: Type.Enum(['answered', 'closed', 'moved', 'handedOver', 'taken', 'overtaken']),
    }),
  ),
  mail: Delivery,
  push: Delivery,
});
export type NoticeRow = Static<typeof NoticeRow>;

export const NoticeListQuery = Type.Object(
  {
    only: Type.Optional(Type.Enum(['unread'])),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  },
  { additionalProperties: false },
);

export const NoticeCounts = Type.Object({
  unread: Type.Integer({ description: 'Neither read nor settled' }),
  quietUntil: Nullable(Moment),
  sound: Type.Boolean({ description: 'The page sounds when it is not quiet' }),
});
export type NoticeCounts = Static<typeof NoticeCounts>;

export const NoticeList = Type.Object({
  rows: Type.Array(NoticeRow),
  next: Nullable(Id),
  unread: Type.Integer(),
});
export type NoticeList = Static<typeof NoticeList>;

/** `POST /notices/readings`: everything up to this notice, which the list showed at its top. */
export const ReadUpTo = Type.Object({ upTo: Id }, { additionalProperties: false });

const WallTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const Weekday = Type.Enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

export const QuietHours = Type.Union([
  Type.Object({ kind: Type.Literal('closed') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('never') }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('own'),
      from: WallTime,
      until: WallTime,
      days: Type.Array(Weekday, { maxItems: 6, uniqueItems: true, description: 'Quiet all day' }),
    },
    { additionalProperties: false },
  ),
]);

const KindChoice = Type.Object(
  { mail: Type.Enum(['atOnce', 'daily', 'off']), push: Type.Boolean() },
  { additionalProperties: false },
);

/** What a user wants to be told beside the bell. Outside the dealer's hours no mail leaves, whatever is chosen. */
export const NoticeChoices = Type.Object(
  {
    kinds: Type.Object(
      {
        newLead: KindChoice,
        poolLead: KindChoice,
        handedOver: KindChoice,
        reminder: KindChoice,
        stage1: KindChoice,
        stage2: KindChoice,
        followUp: KindChoice,
        followUpStage2: KindChoice,
        alarm: KindChoice,
        findings: KindChoice,
        taskDue: KindChoice,
        taskLate: KindChoice,
        appointmentSoon: KindChoice,
      },
      { additionalProperties: false },
    ),
    quietHours: QuietHours,
    sound: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type NoticeChoices = Static<typeof NoticeChoices>;

export const NoticeDevices = Type.Object({
  publicKey: Type.String({ description: 'What a browser subscribes with' }),
  devices: Type.Array(
    Type.Object({
      deviceId: Id,
      name: Nullable(Type.String({ description: 'The browser, as it calls itself' })),
      endpoint: Type.String(),
      since: Moment,
      lastSentAt: Nullable(Moment),
    }),
  ),
});
export type NoticeDevices = Static<typeof NoticeDevices>;

/** `POST /notices/devices`: what `PushSubscription.toJSON()` tells. 422 `notices.notADevice` for anything else. */
export const NewDevice = Type.Object(
  {
    endpoint: Type.String({ maxLength: 2000 }),
    keys: Type.Object(
      { p256dh: Type.String({ maxLength: 200 }), auth: Type.String({ maxLength: 100 }) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
