import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';

const PlainDate = Type.String({ format: 'date' });
const Person = Type.Object({ userId: Id, name: Type.String() });

export const AppointmentKind = Type.Union([
  Type.Literal('testDrive'),
  Type.Literal('viewing'),
  Type.Literal('handover'),
  Type.Literal('other'),
]);
export type AppointmentKind = Static<typeof AppointmentKind>;
export const AppointmentState = Type.Union([
  Type.Literal('planned'),
  Type.Literal('tookPlace'),
  Type.Literal('missed'),
  Type.Literal('cancelled'),
]);
export type AppointmentState = Static<typeof AppointmentState>;

export const AppointmentRow = Type.Object({
  appointmentId: Id,
  kind: AppointmentKind,
  state: AppointmentState,
  startsAt: Moment,
  endsAt: Moment,
  person: Person,
  contact: Nullable(Type.Object({ contactId: Id, name: Type.String() })),
  leadId: Nullable(Id),
  vehicle: Nullable(Type.Object({ vehicleId: Nullable(Id), title: Type.String() })),
  place: Nullable(Type.String()),
  notes: Nullable(Type.String()),
  invited: Nullable(Type.String({ description: 'The address that was invited; null: nobody was' })),
  may: Type.Object({ change: Type.Boolean() }),
});
export type AppointmentRow = Static<typeof AppointmentRow>;

export const AppointmentList = Type.Object({ rows: Type.Array(AppointmentRow), now: Moment });
export type AppointmentList = Static<typeof AppointmentList>;
/** `GET …/appointments`: those of a lead or a contact, the next first; at most 100. */
export const AppointmentListQuery = Type.Object(
  { lead: Type.Optional(Id), contact: Type.Optional(Id), vehicle: Type.Optional(Id) },
  { additionalProperties: false },
);

export const AppointmentDetail = Type.Object({
  appointment: AppointmentRow,
  history: Type.Array(
    Type.Object({
      entryId: Id,
      at: Moment,
      kind: Type.String({
        description:
          'made, moved, changed, invited, reminded, cancelled, tookPlace, missed, reopened, handedOver',
      }),
      actor: Nullable(Type.String()),
      text: Nullable(Type.String()),
      details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
    }),
  ),
  now: Moment,
});
export type AppointmentDetail = Static<typeof AppointmentDetail>;

const facts = {
  kind: AppointmentKind,
  startsAt: Moment,
  endsAt: Moment,
  userId: Id,
  vehicleId: Nullable(Id),
  vehicleTitle: Nullable(Type.String({ maxLength: 200 })),
  place: Nullable(Type.String({ maxLength: 200 })),
  notes: Nullable(Type.String({ maxLength: 4000 })),
};
/** On: saved although the person or the vehicle has something else then. Not everybody may. */
const Despite = Type.Optional(Type.Boolean({ description: 'Save despite a clash, where one may' }));
const Tell = Type.Optional(
  Type.Boolean({ description: 'The customer is told by e-mail, with an entry for the calendar' }),
);

export const NewAppointment = Type.Object(
  {
    kind: facts.kind,
    startsAt: facts.startsAt,
    endsAt: facts.endsAt,
    userId: Type.Optional(facts.userId),
    leadId: Type.Optional(Nullable(Id)),
    contactId: Type.Optional(Nullable(Id)),
    vehicleId: Type.Optional(facts.vehicleId),
    vehicleTitle: Type.Optional(facts.vehicleTitle),
    place: Type.Optional(facts.place),
    notes: Type.Optional(facts.notes),
    tell: Tell,
    despite: Despite,
    setMaturity: Type.Optional(
      Type.Boolean({ description: 'The lead is rated "appointment", unless it is further already' }),
    ),
  },
  { additionalProperties: false },
);
export type NewAppointment = Static<typeof NewAppointment>;

export const AppointmentChange = Type.Object(
  {
    kind: Type.Optional(facts.kind),
    startsAt: Type.Optional(facts.startsAt),
    endsAt: Type.Optional(facts.endsAt),
    userId: Type.Optional(facts.userId),
    vehicleId: Type.Optional(facts.vehicleId),
    vehicleTitle: Type.Optional(facts.vehicleTitle),
    place: Type.Optional(facts.place),
    notes: Type.Optional(facts.notes),
    tell: Tell,
    despite: Despite,
  },
  { additionalProperties: false },
);
export type AppointmentChange = Static<typeof AppointmentChange>;

const Note = Type.Optional(Type.String({ maxLength: 2000 }));
export const Cancellation = Type.Object({ note: Note, tell: Tell }, { additionalProperties: false });
export const AppointmentOutcome = Type.Object(
  { outcome: Type.Union([Type.Literal('tookPlace'), Type.Literal('missed')]), note: Note },
  { additionalProperties: false },
);
export type AppointmentOutcome = Static<typeof AppointmentOutcome>;

/** `GET …/calendar`: at most 62 days. */
export const CalendarQuery = Type.Object(
  {
    from: PlainDate,
    until: Type.String({ format: 'date', description: 'The last day' }),
    people: Type.Optional(Type.String({ description: '`me` or ids, joined by commas; left out: everybody' })),
  },
  { additionalProperties: false },
);
export const CalendarView = Type.Object({
  appointments: Type.Array(AppointmentRow),
  tasks: Type.Array(
    Type.Object({
      taskId: Id,
      what: Type.String(),
      customer: Nullable(Type.String()),
      person: Nullable(Person),
      on: Nullable(Type.String({ description: 'A task of a day; null: of the moment `at`' })),
      at: Moment,
      yellowFrom: Moment,
      may: Type.Object({ move: Type.Boolean() }),
    }),
  ),
  absences: Type.Array(Type.Object({ person: Person, from: Moment, until: Moment })),
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      off: Nullable(Type.String({ description: 'The name of the day off' })),
      open: Type.Array(Type.Object({ from: Moment, until: Moment })),
    }),
  ),
  more: Type.Boolean({ description: 'There is more than is shown' }),
  now: Moment,
});
export type CalendarView = Static<typeof CalendarView>;

export const CalendarFeed = Type.Object({ since: Nullable(Moment) });
export const NewCalendarFeed = Type.Object({
  address: Type.String({ description: 'Told once; it is not kept' }),
  since: Moment,
});
