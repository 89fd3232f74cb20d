import type { DealerTx } from '../../../platform/sql/index.ts';
import { getContact } from '../../contacts/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { leadFacts } from '../../leads/index.ts';
import { sendLetter, sendWithoutThread } from '../../mail/index.ts';
import { findPerson } from '../../people/index.ts';
import { type IcsEvent, invitation } from '../rules/ics.ts';
import { type Appointment, addAppointmentHistory, noteInvited } from '../store/index.ts';
import { type CustomerLetter, customerLetter, kindWord } from '../texts.ts';

interface Customer {
  readonly name: string;
  readonly address: string;
  readonly language: 'de' | 'en' | 'nl';
  /** The lead's conversation; null: there is none. */
  readonly threadId: string | null;
}

/**
 * Writes to the customer about an appointment, with an entry for the calendar unless it only reminds. Nothing is written
 * when no e-mail address is known. Answers whether something was.
 */
export async function tellCustomer(
  tx: DealerTx,
  appointment: Appointment,
  letter: CustomerLetter,
): Promise<boolean> {
  const customer = await customerOf(tx, appointment);
  if (!customer) return false;
  const [dealer, person, { value: mail }] = await Promise.all([
    getDealer(tx),
    findPerson(tx, appointment.userId),
    readSettings(tx, 'mail'),
  ]);
  const house = mail.fromName ?? dealer.name;
  const { language } = customer;
  const written = customerLetter(letter, {
    ...appointment,
    language,
    timeZone: dealer.timeZone,
    customer: customer.name,
    person: person?.name ?? house,
    house,
    vehicle: appointment.vehicleTitle,
  });
  const event = eventOf(appointment, {
    domain: `${dealer.key}.appointments`,
    summary: `${kindWord(appointment.kind, language)} · ${house}`,
    cancelled: letter === 'cancelled',
    changedAt: tx.now,
  });
  const calendar =
    letter === 'reminded'
      ? {}
      : {
          calendar: (organizer: string) =>
            invitation(event, {
              organizer,
              organizerName: house,
              attendee: customer.address,
              attendeeName: customer.name,
            }),
        };
  const { threadId, address: to } = customer;
  if (threadId === null) {
    if (!(await sendWithoutThread(tx, { to, ...written, language, ...calendar }))) return false;
  } else {
    const byPerson = tx.actor.kind === 'user' && tx.actor.name !== null;
    await sendLetter(tx, {
      threadId,
      kind: letter === 'reminded' ? 'automaticReply' : 'answer',
      to,
      ...written,
      authorId: letter === 'reminded' ? null : tx.actor.userId,
      fromName: byPerson ? `${tx.actor.name} · ${house}` : house,
      language,
      ...calendar,
    });
  }
  const { appointmentId } = appointment;
  if (letter !== 'cancelled') noteInvited(tx, appointmentId, to);
  addAppointmentHistory(tx, [appointmentId], {
    kind: letter === 'reminded' ? 'reminded' : 'invited',
    details: { to },
  });
  return true;
}

async function customerOf(tx: DealerTx, appointment: Appointment): Promise<Customer | null> {
  const lead = appointment.leadId === null ? null : await leadFacts(tx, appointment.leadId);
  const contact = appointment.contactId === null ? null : await getContact(tx, appointment.contactId);
  const address = lead?.answerTo ?? contact?.emails.find(({ relay }) => !relay)?.email ?? null;
  if (address === null) return null;
  const { language } = await getDealer(tx);
  return {
    name: lead?.customerName ?? contact?.name ?? address,
    address,
    language: lead?.language ?? languageOf(contact?.language) ?? language,
    threadId: lead?.threadId ?? null,
  };
}

function languageOf(text: string | null | undefined): Customer['language'] | null {
  return text === 'de' || text === 'en' || text === 'nl' ? text : null;
}

export function eventOf(
  appointment: Pick<
    Appointment,
    'appointmentId' | 'sequence' | 'startsAt' | 'endsAt' | 'place' | 'vehicleTitle'
  >,
  more: {
    readonly domain: string;
    readonly summary: string;
    readonly cancelled: boolean;
    readonly changedAt: Temporal.Instant;
  },
): IcsEvent {
  return {
    uid: `${appointment.appointmentId}@${more.domain}`,
    sequence: appointment.sequence,
    changedAt: more.changedAt,
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    summary: more.summary,
    location: appointment.place,
    description: appointment.vehicleTitle,
    cancelled: more.cancelled,
  };
}
