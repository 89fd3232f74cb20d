import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { listPeople } from '../../people/index.ts';
import type { NewVehicle, PutOutcome, VehicleChange, VehicleValues } from '../contract.ts';
import { numberKey } from '../rules/keys.ts';
import { completed, sameValues } from '../rules/values.ts';
import {
  insertVehicles,
  type StockVehicle,
  stockByOfferKeys,
  stockVehicle,
  updateVehicle,
} from '../store/values.ts';

/** Takes a vehicle into the stock. Refuses `vehicles.offerNumberTaken`, `vehicles.personUnknown`. */
export async function addVehicle(tx: DealerTx, given: NewVehicle): Promise<string> {
  const values = completed(given);
  await needPerson(tx, values.contactPersonId);
  await needFreeNumber(tx, values.offerNumber, null);
  const [vehicleId = ''] = await insertVehicles(tx, [values]);
  announceLive(tx, 'stock');
  return vehicleId;
}

/** Refuses `vehicles.notFound`, `vehicles.offerNumberTaken`, `vehicles.personUnknown`. */
export async function changeVehicle(tx: DealerTx, vehicleId: string, change: VehicleChange): Promise<void> {
  const { values } = await needVehicle(tx, vehicleId, { lock: true });
  const next: VehicleValues = { ...values, ...change };
  if (sameValues(values, next)) return;
  if (next.contactPersonId !== values.contactPersonId) await needPerson(tx, next.contactPersonId);
  if (numberKey(next.offerNumber) !== numberKey(values.offerNumber)) {
    await needFreeNumber(tx, next.offerNumber, vehicleId);
  }
  updateVehicle(tx, vehicleId, next);
  announceLive(tx, 'stock');
}

/**
 * Makes the stock say of these offer numbers what is given, whatever it said: the same again changes nothing. A vehicle
 * that went is not brought back. Answers in the order given. Refuses `vehicles.personUnknown`, `vehicles.offerNumberTwice`.
 */
export async function putVehicles(
  tx: DealerTx,
  all: readonly (NewVehicle & { readonly offerNumber: string })[],
): Promise<PutOutcome[]> {
  const keys = all.map(({ offerNumber }) => numberKey(offerNumber) ?? '');
  const twice = keys.findIndex((key, index) => key === '' || keys.indexOf(key) < index);
  if (twice >= 0) {
    return refuse('invalid', 'vehicles.offerNumberTwice', { field: `vehicles.${twice}.offerNumber` });
  }
  await needPeople(
    tx,
    all.map(({ contactPersonId }) => contactPersonId ?? null),
  );
  const known = await stockByOfferKeys(tx, keys);
  const created = all.filter((_, index) => !known.has(keys[index] ?? ''));
  const ids = await insertVehicles(tx, created.map(completed));
  const outcomes = all.map((given, index): PutOutcome => {
    const before = known.get(keys[index] ?? '');
    if (before) return changed(tx, before, completed(given));
    return {
      vehicleId: ids[created.indexOf(given)] ?? '',
      offerNumber: given.offerNumber,
      outcome: 'created',
    };
  });
  if (outcomes.some(({ outcome }) => outcome !== 'unchanged')) announceLive(tx, 'stock');
  return outcomes;
}

function changed(tx: DealerTx, before: StockVehicle, next: VehicleValues): PutOutcome {
  const same = sameValues(before.values, next);
  if (!same) updateVehicle(tx, before.vehicleId, next);
  return {
    vehicleId: before.vehicleId,
    offerNumber: next.offerNumber,
    outcome: same ? 'unchanged' : 'changed',
  };
}

/** Refuses `vehicles.notFound`. */
export async function needVehicle(
  tx: DealerTx,
  vehicleId: string,
  how: { readonly lock?: boolean } = {},
): Promise<StockVehicle> {
  return (await stockVehicle(tx, vehicleId, how)) ?? refuse('notFound', 'vehicles.notFound');
}

async function needFreeNumber(tx: DealerTx, number: string | null, own: string | null): Promise<void> {
  const key = numberKey(number);
  if (key === null) return;
  const holder = (await stockByOfferKeys(tx, [key])).get(key);
  if (holder && holder.vehicleId !== own && holder.goneAs === null) {
    refuse('conflict', 'vehicles.offerNumberTaken', {
      field: 'offerNumber',
      details: { title: `${holder.values.make} ${holder.values.model}` },
    });
  }
}

async function needPerson(tx: DealerTx, userId: string | null): Promise<void> {
  await needPeople(tx, [userId]);
}

async function needPeople(tx: DealerTx, userIds: readonly (string | null)[]): Promise<void> {
  const asked = new Set(userIds.filter((id) => id !== null));
  if (asked.size === 0) return;
  const known = new Set((await listPeople(tx)).map(({ userId }) => userId));
  if ([...asked].some((id) => !known.has(id))) {
    refuse('invalid', 'vehicles.personUnknown', { field: 'contactPersonId' });
  }
}
