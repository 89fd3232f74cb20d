import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type Contact, getContact } from '../../contacts/index.ts';
import { searchTokens } from '../../leads/index.ts';
import { findPerson } from '../../people/index.ts';
import { carName } from '../screens/task-labels.ts';
import { listTaskTypes } from '../store/index.ts';

/** Refuses `tasks.cannotBeAssigned` for who does not work here or may not be given anything; null is nobody. */
export async function needAssignable(
  tx: DealerTx,
  userId: string | null,
  field: string,
): Promise<string | null> {
  if (userId === null) return null;
  const person = await findPerson(tx, userId);
  if (!person?.active || !person.canBeAssigned) refuse('invalid', 'tasks.cannotBeAssigned', { field });
  return person.name;
}

/** The type that was chosen, else the general one. Refuses `tasks.unknownType`, also for a hidden one. */
export async function chosenType(tx: DealerTx, taskTypeId: string | undefined): Promise<string> {
  const types = await listTaskTypes(tx);
  const found = types.find((type) =>
    taskTypeId === undefined ? type.key === 'general' : type.taskTypeId === taskTypeId && !type.hidden,
  );
  return found?.taskTypeId ?? refuse('invalid', 'tasks.unknownType', { field: 'taskTypeId' });
}

/** What the task is about, checked, with the tokens it is found by. Refuses `tasks.unknownContact` and `tasks.unknownCar`. */
export async function aboutOf(
  tx: DealerTx,
  about: {
    readonly title: string | null;
    readonly notes: string | null;
    readonly contactId: string | null;
    readonly carId: string | null;
    readonly vehicleTitle: string | null;
  },
): Promise<{ readonly contact: Contact | null; readonly tokens: readonly string[] }> {
  const contact = about.contactId === null ? null : await getContact(tx, about.contactId);
  if (about.contactId !== null && !contact) {
    refuse('invalid', 'tasks.unknownContact', { field: 'contactId' });
  }
  const car = about.carId === null ? null : await carName(tx, about.carId);
  if (about.carId !== null && car === null) refuse('invalid', 'tasks.unknownCar', { field: 'carId' });
  const tokens = searchTokens({
    customerName: contact?.name ?? '',
    company: contact?.company ?? null,
    emails: (contact?.emails ?? []).map(({ email }) => email),
    phones: contact?.phones ?? [],
    subject: [about.title, about.notes].filter((text) => text !== null).join(' '),
    vehicleTitle: [about.vehicleTitle, car].filter((text) => text !== null).join(' '),
    offerNumber: null,
    vin: null,
  });
  return { contact, tokens };
}

/** What somebody typed; nothing but blanks is nothing. */
export function typed(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
}
