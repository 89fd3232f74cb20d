import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { OwnerChange } from '../contract.ts';
import { currentOwner, endOwnership, insertOwners } from '../store/owners.ts';
import { needCar, needContact, needPast } from './save-car.ts';

/**
 * From a day on the car is somebody else's, or nobody's whom we know: the time of who had it ends the day before. Announces
 * `cars.ownerChanged`. Refuses `cars.notFound`, `cars.contactUnknown`, `cars.ownerAlready`, `cars.readingAhead`, `cars.ownedLater` when
 * the present owner has it only since after that day.
 */
export async function changeOwner(tx: DealerTx, carId: string, change: OwnerChange): Promise<void> {
  await needCar(tx, carId, { lock: true });
  const { contactId, from = null } = change;
  if (contactId !== null) await needContact(tx, contactId, 'contactId');
  if (from !== null) await needPast(tx, from, 'from');
  const before = await currentOwner(tx, carId);
  if ((before?.contactId ?? null) === contactId) {
    refuse('conflict', 'cars.ownerAlready', { field: 'contactId' });
  }
  if (before) {
    const until = from === null ? null : Temporal.PlainDate.from(from).subtract({ days: 1 });
    if (until && before.from && Temporal.PlainDate.compare(until, before.from) < 0) {
      refuse('invalid', 'cars.ownedLater', { field: 'from', details: { day: before.from.toString() } });
    }
    endOwnership(tx, before.ownerId, until);
  }
  await tx.settled();
  if (contactId !== null) await insertOwners(tx, [{ carId, contactId, from }]);
  await tx.announce('cars.ownerChanged', { carId, from: before?.contactId ?? null, to: contactId });
}
