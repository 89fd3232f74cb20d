import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getContact } from '../../contacts/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { CarChange, CarDates, DateKind, NewCar } from '../contract.ts';
import { completedCar } from '../rules/values.ts';
import { type Car, findCar, insertCars, setCarGone, updateCar } from '../store/cars.ts';
import { type CarDateChange, putDates } from '../store/dates.ts';
import { putReadings, removeReading } from '../store/mileage.ts';
import { insertOwners } from '../store/owners.ts';

/** Takes a customer's car in, with its owner and a mileage where they are known. Refuses `cars.contactUnknown`, `cars.readingAhead`. */
export async function addCar(tx: DealerTx, given: NewCar): Promise<string> {
  const { dates = {}, owner, mileage, ...values } = given;
  if (owner) await needContact(tx, owner.contactId, 'owner.contactId');
  if (mileage) await needPast(tx, mileage.on, 'mileage.on');
  const [carId = ''] = await insertCars(tx, [completedCar(values)]);
  await putDates(tx, changesOf(carId, dates), sourceOf(tx));
  if (owner) await insertOwners(tx, [{ carId, contactId: owner.contactId, from: owner.from ?? null }]);
  if (mileage) await putReadings(tx, [{ carId, ...mileage }], sourceOf(tx));
  announceLive(tx, 'stock');
  return carId;
}

/** Refuses `cars.notFound`. */
export async function changeCar(tx: DealerTx, carId: string, change: CarChange): Promise<void> {
  const { dates = {}, ...values } = change;
  const car = await needCar(tx, carId, { lock: true });
  updateCar(tx, carId, { ...car.values, ...values });
  await putDates(tx, changesOf(carId, dates), sourceOf(tx));
  announceLive(tx, 'stock');
}

/** Notes a mileage of a day, today's or an earlier one. Refuses `cars.notFound`, `cars.readingAhead`. */
export async function noteMileage(
  tx: DealerTx,
  carId: string,
  reading: { readonly on: string; readonly km: number },
): Promise<void> {
  await needCar(tx, carId, { lock: true });
  await needPast(tx, reading.on, 'on');
  await putReadings(tx, [{ carId, ...reading }], sourceOf(tx));
  announceLive(tx, 'stock');
}

/** Refuses `cars.noSuchReading`. */
export async function dropMileage(tx: DealerTx, carId: string, on: string): Promise<void> {
  if (!(await removeReading(tx, carId, on))) refuse('notFound', 'cars.noSuchReading');
  announceLive(tx, 'stock');
}

/** It is driven by no customer of ours any more: sold to a stranger, or scrapped. Refuses `cars.goneAlready`. */
export async function departCar(
  tx: DealerTx,
  carId: string,
  { as, on = null }: { readonly as: 'sold' | 'scrapped'; readonly on?: string | null | undefined },
): Promise<void> {
  const car = await needCar(tx, carId, { lock: true });
  if (car.goneAs !== null) refuse('conflict', 'cars.goneAlready');
  if (on !== null) await needPast(tx, on, 'on');
  setCarGone(tx, carId, { as, on });
  announceLive(tx, 'stock');
}

/** Refuses `cars.notGone`. */
export async function returnCar(tx: DealerTx, carId: string): Promise<void> {
  const car = await needCar(tx, carId, { lock: true });
  if (car.goneAs === null) refuse('conflict', 'cars.notGone');
  setCarGone(tx, carId, null);
  announceLive(tx, 'stock');
}

/** Refuses `cars.notFound`. */
export async function needCar(
  tx: DealerTx,
  carId: string,
  how: { readonly lock?: boolean } = {},
): Promise<Car> {
  return (await findCar(tx, carId, how)) ?? refuse('notFound', 'cars.notFound');
}

/** Refuses `cars.contactUnknown`. */
export async function needContact(tx: DealerTx, contactId: string, field: string): Promise<void> {
  if (!(await getContact(tx, contactId))) refuse('invalid', 'cars.contactUnknown', { field });
}

/** Refuses `cars.readingAhead` for a day that has not come at the dealer. */
export async function needPast(tx: DealerTx, on: string, field: string): Promise<void> {
  if (on > (await todayOf(tx)).toString()) refuse('invalid', 'cars.readingAhead', { field });
}

export async function todayOf(tx: DealerTx): Promise<Temporal.PlainDate> {
  const { timeZone } = await getDealer(tx);
  return tx.now.toZonedDateTimeISO(timeZone).toPlainDate();
}

function sourceOf(tx: DealerTx): 'hand' | 'api' {
  return tx.actor.kind === 'apiKey' ? 'api' : 'hand';
}

function changesOf(carId: string, dates: Partial<CarDates>): CarDateChange[] {
  return Object.entries(dates).map(([kind, on]) => ({ carId, kind: kind as DateKind, on: on ?? null }));
}
