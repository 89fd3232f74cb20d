import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';
import { TaskRule } from '../dealers/contract.ts';

const PlainDate = Type.String({ format: 'date' });
const Person = Type.Object({ userId: Id, name: Type.String() });

export const TaskOutcome = Type.Union([
  Type.Literal('done'),
  Type.Literal('notReached'),
  Type.Literal('skipped'),
]);
export type TaskOutcome = Static<typeof TaskOutcome>;
export const TaskState = Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('skipped')]);
export type TaskState = Static<typeof TaskState>;

/** Some time on a day (it is late when the dealer closes), or by a moment. */
export const TaskDueChoice = Type.Union([
  Type.Object({ on: PlainDate }, { additionalProperties: false }),
  Type.Object({ at: Moment }, { additionalProperties: false }),
]);
export type TaskDueChoice = Static<typeof TaskDueChoice>;

const seriesEnd = {
  until: Type.Optional(Nullable(PlainDate)),
  count: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1000 }))),
};
/** How a task comes again: counted from its first date, so that the 31st stays the 31st. */
export const NewTaskSeries = Type.Object(
  {
    every: Type.Integer({ minimum: 1, maximum: 400 }),
    unit: Type.Union([
      Type.Literal('day'),
      Type.Literal('week'),
      Type.Literal('month'),
      Type.Literal('year'),
    ]),
    ...seriesEnd,
  },
  { additionalProperties: false },
);

export const TaskRow = Type.Object({
  taskId: Id,
  type: Type.Object({ taskTypeId: Id, key: Nullable(Type.String()), name: Nullable(Type.String()) }),
  title: Nullable(Type.String()),
  contact: Nullable(Type.Object({ contactId: Id, name: Type.String() })),
  lead: Nullable(Type.Object({ leadId: Id, about: Nullable(Type.String()) })),
  car: Nullable(Type.Object({ carId: Id, name: Type.String() })),
  assignee: Nullable(Person),
  state: TaskState,
  due: Type.Object({
    on: Nullable(Type.String({ description: 'The day that was chosen; null: a moment was' })),
    at: Moment,
    yellowFrom: Moment,
  }),
  repeats: Type.Boolean(),
  fromRule: Type.Boolean({ description: 'A rule of the dealer made it' }),
  ended: Nullable(
    Type.Object({
      at: Moment,
      outcome: TaskOutcome,
      note: Nullable(Type.String()),
      by: Nullable(Type.String()),
    }),
  ),
  may: Type.Object({ work: Type.Boolean(), assign: Type.Boolean(), moveDue: Type.Boolean() }),
});
export type TaskRow = Static<typeof TaskRow>;

/** `GET …/tasks`. Several values of one filter are joined by a comma. */
export const TaskListQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
    colour: Type.Optional(Type.String({ description: 'green, yellow, red' })),
    assignee: Type.Optional(Type.String({ description: '`me`, `nobody` or ids' })),
    type: Type.Optional(Type.String({ description: 'Ids of task types' })),
    contact: Type.Optional(Id),
    lead: Type.Optional(Id),
    car: Type.Optional(Id),
    q: Type.Optional(
      Type.String({ maxLength: 200, description: 'What is to be done, customer, vehicle, phone, e-mail' }),
    ),
    after: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type TaskListQuery = Static<typeof TaskListQuery>;
export const TaskList = Type.Object({
  rows: Type.Array(TaskRow),
  next: Nullable(Type.String()),
  now: Moment,
});
export type TaskList = Static<typeof TaskList>;

/** Open tasks; each number stops at 1,000 (then shown as 999+). */
export const TaskCounts = Type.Object({ mine: Type.Integer(), late: Type.Integer(), all: Type.Integer() });
export type TaskCounts = Static<typeof TaskCounts>;

export const TaskDetail = Type.Object({
  task: TaskRow,
  notes: Nullable(Type.String()),
  createdAt: Moment,
  createdBy: Nullable(Type.String()),
  series: Nullable(
    Type.Object({
      every: Type.Integer(),
      unit: NewTaskSeries.properties.unit,
      until: Nullable(Type.String()),
      count: Nullable(Type.Integer()),
      number: Type.Integer({ description: 'The first is 1' }),
      next: Nullable(Type.String({ description: 'The date of the next; null: there is none' })),
    }),
  ),
  history: Type.Array(
    Type.Object({
      entryId: Id,
      at: Moment,
      kind: Type.String({
        description:
          'made, changed, assigned, dueMoved, done, notReached, skipped, reopened, noted, seriesEnded',
      }),
      actor: Nullable(Type.String()),
      text: Nullable(Type.String()),
      details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
    }),
  ),
  now: Moment,
});
export type TaskDetail = Static<typeof TaskDetail>;

const Title = Nullable(Type.String({ maxLength: 200 }));
const Notes = Nullable(Type.String({ maxLength: 20_000 }));

export const NewTask = Type.Object(
  {
    taskTypeId: Type.Optional(Id),
    title: Type.Optional(Title),
    notes: Type.Optional(Notes),
    contactId: Type.Optional(Nullable(Id)),
    leadId: Type.Optional(Nullable(Id)),
    carId: Type.Optional(Nullable(Id)),
    assigneeId: Type.Optional(Nullable(Id)),
    due: TaskDueChoice,
    series: Type.Optional(Nullable(NewTaskSeries)),
  },
  { additionalProperties: false },
);
export type NewTask = Static<typeof NewTask>;

export const TaskChange = Type.Object(
  {
    taskTypeId: Type.Optional(Id),
    title: Type.Optional(Title),
    notes: Type.Optional(Notes),
    contactId: Type.Optional(Nullable(Id)),
    carId: Type.Optional(Nullable(Id)),
  },
  { additionalProperties: false },
);
export type TaskChange = Static<typeof TaskChange>;

export const TaskAssignee = Type.Object({ userId: Nullable(Id) }, { additionalProperties: false });
export const TaskMove = Type.Object({ due: TaskDueChoice }, { additionalProperties: false });
export const TaskEnding = Type.Object(
  { outcome: TaskOutcome, note: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
);
export type TaskEnding = Static<typeof TaskEnding>;
export const TaskNote = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 20_000 }) },
  { additionalProperties: false },
);

/** `POST …/tasks/bulk`: one deed on several tasks. Those it is not allowed or not possible on are left and counted. */
export const TaskBulk = Type.Object(
  {
    taskIds: Type.Array(Id, { minItems: 1, maxItems: 200 }),
    deed: Type.Union([
      Type.Object({ kind: Type.Literal('assign'), userId: Nullable(Id) }, { additionalProperties: false }),
      Type.Object({ kind: Type.Literal('moveDue'), due: TaskDueChoice }, { additionalProperties: false }),
      Type.Object({ kind: Type.Literal('end'), outcome: TaskOutcome }, { additionalProperties: false }),
    ]),
  },
  { additionalProperties: false },
);
export type TaskBulk = Static<typeof TaskBulk>;
export const TaskBulkDone = Type.Object({
  bulkId: Id,
  done: Type.Integer(),
  left: Type.Integer({ description: "A colleague's, ended already, or not there" }),
});
export const TaskBulkUndone = Type.Object({
  undone: Type.Integer(),
  left: Type.Integer({ description: 'Changed by somebody since' }),
});

/** `GET …/task-types`: in their order, hidden ones too. */
export const TaskTypeView = Type.Object({
  taskTypeId: Id,
  key: Nullable(
    Type.String({ description: 'Of a system type: call, email, visit, birthday, leaseEnd, general' }),
  ),
  name: Nullable(Type.String({ description: "The dealer's own name; null: worded by its key" })),
  hidden: Type.Boolean(),
  uses: Type.Integer({ description: 'Tasks of this type, ended ones too' }),
});
export type TaskTypeView = Static<typeof TaskTypeView>;
export const TaskTypeList = Type.Object({ rows: Type.Array(TaskTypeView), mayChange: Type.Boolean() });
export type TaskTypeList = Static<typeof TaskTypeList>;
export const NewTaskType = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
);
/** `name: null` gives a system type its own name back. */
export const TaskTypeChange = Type.Object(
  {
    name: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
    hidden: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** `POST …/task-rules/preview`: what a rule would make in the coming year, before it is saved. */
export const TaskRulePreview = Type.Object({ rule: TaskRule }, { additionalProperties: false });
export const TaskRulePreviewed = Type.Object({
  soon: Type.Integer({ description: 'Tasks that it makes with the next nightly run' }),
  year: Type.Integer({ description: 'Tasks due within a year' }),
  examples: Type.Array(
    Type.Object({
      contact: Type.String(),
      car: Nullable(Type.String()),
      occasionOn: Type.String(),
      dueOn: Type.String(),
    }),
  ),
});
export type TaskRulePreviewed = Static<typeof TaskRulePreviewed>;
