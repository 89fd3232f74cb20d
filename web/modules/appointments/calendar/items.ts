import type { Appointment, Calendar } from '../../../api/types.ts';

type CalendarTask = Calendar['tasks'][number];

/** Something that stands at a time of the day. */
export type Item =
  | {
      readonly key: string;
      readonly of: 'appointment';
      readonly appointment: Appointment;
      readonly from: number;
      readonly until: number;
    }
  | {
      readonly key: string;
      readonly of: 'task';
      readonly task: CalendarTask;
      readonly from: number;
      readonly until: number;
    };

/** Opens what stands in the calendar beside it. */
export type OpenWhat = (what: { appointment: string } | { task: string }) => void;

/** A task has no length; it takes the room of so much. */
const TASK_MS = 30 * 60_000;

/** What stands at a time, in its order. Tasks of a day have none. */
export function itemsOf({ appointments, tasks }: Pick<Calendar, 'appointments' | 'tasks'>): Item[] {
  const timed = tasks.filter((task) => task.on === null);
  return [
    ...appointments.map(
      (appointment): Item => ({
        key: appointment.appointmentId,
        of: 'appointment',
        appointment,
        from: Date.parse(appointment.startsAt),
        until: Date.parse(appointment.endsAt),
      }),
    ),
    ...timed.map((task): Item => {
      const at = Date.parse(task.at);
      return { key: task.taskId, of: 'task', task, from: at, until: at + TASK_MS };
    }),
  ].sort((a, b) => a.from - b.from);
}

export function mayMove(item: Item): boolean {
  return item.of === 'task'
    ? item.task.may.move
    : item.appointment.may.change && item.appointment.state === 'planned';
}
