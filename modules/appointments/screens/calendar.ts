import { sql } from 'kysely';
import { isId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { mayOnTask, taskLabels } from '../../tasks/index.ts';
import { type CompiledCalendar, calendarOf, openIntervals } from '../../working-hours/index.ts';
import type { CalendarView } from '../contract.ts';
import type { AppointmentRights } from '../rules/may.ts';
import { appointmentRows } from './rows.ts';

const LONGEST_DAYS = 62;
const MOST = 500;

interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly people: readonly string[] | null;
}

/** What is planned in some days, with who is away and when the dealer is open. Refuses `appointments.badSpan`. */
export async function calendarView(
  tx: DealerTx,
  rights: AppointmentRights,
  asked: { readonly from: string; readonly until: string; readonly people?: string | undefined },
): Promise<CalendarView> {
  const calendar = await calendarOf(tx);
  const { timeZone } = calendar.calendar;
  const first = Temporal.PlainDate.from(asked.from);
  const last = Temporal.PlainDate.from(asked.until);
  const days = first.until(last).days + 1;
  if (days < 1 || days > LONGEST_DAYS) refuse('invalid', 'appointments.badSpan', { field: 'until' });
  const span: Span = {
    from: first.toZonedDateTime(timeZone).toInstant(),
    until: last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
    people: peopleOf(tx, asked.people),
  };
  const appointments = await appointmentRows(
    tx,
    rights,
    sql`starts_at < ${span.until} and ends_at > ${span.from} and state <> 'cancelled' and ${ofPeople(span, 'appointment.user_id')}`,
    MOST + 1,
  );
  const tasks = await tasksIn(tx, rights, span);
  return {
    appointments: appointments.slice(0, MOST),
    tasks: tasks.slice(0, MOST),
    absences: await absencesIn(tx, span),
    days: Array.from({ length: days }, (_, i) => dayOf(calendar, first.add({ days: i }))),
    more: appointments.length > MOST || tasks.length > MOST,
    now: tx.now.toString(),
  };
}

function peopleOf(tx: DealerTx, people: string | undefined): readonly string[] | null {
  if (people === undefined || people === '') return null;
  const ids = people.split(',').flatMap((value) => (value === 'me' ? (tx.actor.userId ?? []) : value));
  return ids.every(isId) ? ids : refuse('invalid', 'appointments.badSpan', { field: 'people' });
}

function ofPeople({ people }: Span, column: string) {
  return people === null ? sql`true` : sql`${sql.ref(column)} = any(${[...people]}::uuid[])`;
}

async function tasksIn(tx: DealerTx, rights: AppointmentRights, span: Span): Promise<CalendarView['tasks']> {
  const { rows } = await sql<{
    task_id: string;
    assignee_id: string | null;
    assignee_name: string | null;
    created_by: string | null;
    due_on: Temporal.PlainDate | null;
    due_at: Temporal.Instant;
    yellow_from: Temporal.Instant;
  }>`
    select task_id, assignee_id, assignee.name as assignee_name, created_by, due_on, due_at, yellow_from
    from task left join user_account as assignee on assignee.user_id = task.assignee_id
    where dealer_id = ${tx.dealerId} and state = 'open' and due_at >= ${span.from} and due_at <= ${span.until}
      and ${ofPeople(span, 'task.assignee_id')}
    order by due_at, task_id limit ${MOST + 1}`.execute(tx.db);
  const labels = await taskLabels(
    tx,
    rows.map((row) => row.task_id),
  );
  return rows.map((row) => ({
    taskId: row.task_id,
    what: labels.get(row.task_id)?.what ?? '',
    customer: labels.get(row.task_id)?.customer ?? null,
    person: row.assignee_id === null ? null : { userId: row.assignee_id, name: row.assignee_name ?? '' },
    on: row.due_on?.toString() ?? null,
    at: row.due_at.toString(),
    yellowFrom: row.yellow_from.toString(),
    may: {
      move: mayOnTask(rights, {
        assigneeId: row.assignee_id,
        createdBy: row.created_by,
        userId: tx.actor.userId,
      }).moveDue,
    },
  }));
}

async function absencesIn(tx: DealerTx, span: Span): Promise<CalendarView['absences']> {
  const { rows } = await sql<{
    user_id: string;
    name: string;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
  }>`
    select absence.user_id, "user".name, starts_at, ends_at
    from absence join user_account as "user" on "user".user_id = absence.user_id
    where absence.dealer_id = ${tx.dealerId} and removed_at is null and starts_at < ${span.until}
      and ends_at > ${span.from} and ${ofPeople(span, 'absence.user_id')}
    order by starts_at, absence_id limit ${MOST}`.execute(tx.db);
  return rows.map((row) => ({
    person: { userId: row.user_id, name: row.name },
    from: row.starts_at.toString(),
    until: row.ends_at.toString(),
  }));
}

function dayOf(calendar: CompiledCalendar, date: Temporal.PlainDate): CalendarView['days'][number] {
  const { timeZone, daysOff } = calendar.calendar;
  const from = date.toZonedDateTime(timeZone).epochMilliseconds;
  const until = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const moment = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
  return {
    date: date.toString(),
    off: daysOff.find((day) => day.date === date.toString())?.name ?? null,
    open: openIntervals(calendar, from, until).map(({ open, close }) => ({
      from: moment(open),
      until: moment(close),
    })),
  };
}
