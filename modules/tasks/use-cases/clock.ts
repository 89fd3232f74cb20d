import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import type { TaskDueChoice } from '../contract.ts';
import { type ChosenDue, dueOf, isOver, type TaskDue } from '../rules/due.ts';

/** The dealer's hours and times, as far as tasks are due by them. */
export interface TaskClock {
  readonly timeZone: string;
  readonly dueOf: (chosen: ChosenDue) => TaskDue;
}

export async function taskClock(tx: DealerTx): Promise<TaskClock> {
  const [calendar, { value }] = await Promise.all([calendarOf(tx), readSettings(tx, 'escalation')]);
  return { timeZone: calendar.calendar.timeZone, dueOf: (chosen) => dueOf(chosen, calendar, value) };
}

/** The due that somebody chose. Refuses `tasks.dueInPast` for a day or a moment that is over. */
export function chosenDue(tx: DealerTx, clock: TaskClock, choice: TaskDueChoice): TaskDue {
  const chosen = readDue(choice);
  if (isOver(chosen, tx.now, clock.timeZone)) refuse('invalid', 'tasks.dueInPast', { field: 'due' });
  return clock.dueOf(chosen);
}

export function readDue(choice: TaskDueChoice): ChosenDue {
  return 'on' in choice
    ? { on: Temporal.PlainDate.from(choice.on) }
    : { at: Temporal.Instant.from(choice.at).round('millisecond') };
}

/** The choice that gives this due again. */
export function choiceOf({ on, dueAt }: TaskDue): TaskDueChoice {
  return on === null ? { at: dueAt.toString() } : { on: on.toString() };
}
