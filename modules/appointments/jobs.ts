import type { DueHandler } from '../../platform/due-work/index.ts';
import { appointmentReminderKind, appointmentSoonKind } from './store/index.ts';
import { remindCustomer, tellPerson } from './use-cases/reminders.ts';

/** What falls due among appointments: the customer is reminded, and the person told that one begins soon. */
export function appointmentJobs(): Readonly<Record<string, DueHandler>> {
  return { [appointmentReminderKind]: remindCustomer, [appointmentSoonKind]: tellPerson };
}
