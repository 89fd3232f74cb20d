import type { DealerTx } from '../../../platform/sql/index.ts';
import { getContact } from '../../contacts/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { raiseNotices } from '../../notices/index.ts';
import {
  type Appointment,
  addAppointmentHistory,
  appointmentReminderKind,
  appointmentSoonKind,
  lockAppointment,
  noteTold,
  schedule,
} from '../store/index.ts';
import { kindWord } from '../texts.ts';
import { tellCustomer } from './tell-customer.ts';

/** So long before it begins the person is told. */
const SOON_MINUTES = 60;

/** Lets the worker remind the customer, where one was invited, and tell the person. What is over already is left out. */
export async function scheduleReminders(
  tx: DealerTx,
  { appointmentId, startsAt }: Pick<Appointment, 'appointmentId' | 'startsAt'>,
): Promise<void> {
  const { appointmentReminderHours: hours } = (await readSettings(tx, 'tasks')).value;
  const isAhead = (at: Temporal.Instant) => Temporal.Instant.compare(at, tx.now) > 0;
  if (isAhead(startsAt)) {
    schedule(tx, appointmentSoonKind, appointmentId, startsAt.subtract({ minutes: SOON_MINUTES }));
  }
  const remindAt = hours === null ? null : startsAt.subtract({ hours });
  if (remindAt && isAhead(remindAt)) schedule(tx, appointmentReminderKind, appointmentId, remindAt);
}

/** The customer who was invited is reminded, once. */
export async function remindCustomer(tx: DealerTx, appointmentId: string): Promise<null> {
  const appointment = await lockAppointment(tx, appointmentId);
  const { state, startsAt, invitedTo, remindedAt } = appointment;
  const over = Temporal.Instant.compare(startsAt, tx.now) <= 0;
  if (state !== 'planned' || over || invitedTo === null || remindedAt !== null) return null;
  noteTold(tx, appointmentId, 'customer');
  await tellCustomer(tx, appointment, 'reminded');
  return null;
}

/** The person is told that the appointment begins soon. */
export async function tellPerson(tx: DealerTx, appointmentId: string): Promise<null> {
  const appointment = await lockAppointment(tx, appointmentId);
  const { state, startsAt, toldAt, userId, kind, vehicleTitle } = appointment;
  if (state !== 'planned' || toldAt !== null || Temporal.Instant.compare(startsAt, tx.now) <= 0) return null;
  noteTold(tx, appointmentId, 'person');
  const { language } = await getDealer(tx);
  const contact = appointment.contactId === null ? null : await getContact(tx, appointment.contactId);
  const what = [kindWord(kind, language), vehicleTitle].filter((part) => part !== null).join(' · ');
  await raiseNotices(tx, [
    {
      userId,
      kind: 'appointmentSoon',
      subject: {
        kind: 'appointment',
        id: appointmentId,
        title: contact?.name ?? what,
        detail: contact ? what : null,
      },
      dueAt: startsAt,
      happenedAt: tx.now,
      key: `appointmentSoon ${appointmentId} ${startsAt.epochMilliseconds}`,
      because: 'assignee',
      standsInFor: null,
      actorName: null,
    },
  ]);
  return null;
}

export const historyOfHandOver = (tx: DealerTx, ids: readonly string[], to: string | null): void =>
  addAppointmentHistory(tx, ids, { kind: 'handedOver', details: { to } });
