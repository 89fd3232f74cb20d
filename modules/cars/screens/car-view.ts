import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CarValues, CarView } from '../contract.ts';
import { dayOfMileage, type MileageFacts, mileageAt } from '../rules/mileage.ts';
import { datesOf } from '../store/dates.ts';
import { readingsOf, type StoredReading } from '../store/mileage.ts';
import { needCar, todayOf } from '../use-cases/save-car.ts';

/** One car with its dates, readings, what follows from them, and its owners. Refuses `cars.notFound`. */
export async function carView(tx: DealerTx, carId: string): Promise<CarView> {
  const car = await needCar(tx, carId);
  const readings = await readingsOf(tx, carId);
  const facts = factsOf(car.values, readings);
  const today = await todayOf(tx);
  const { nextServiceKm } = car.values;
  const reached = nextServiceKm === null ? null : dayOfMileage(facts, nextServiceKm);
  return {
    carId,
    values: car.values,
    dates: await datesOf(tx, carId),
    gone: car.goneAs && { as: car.goneAs, on: car.goneOn?.toString() ?? null, by: car.goneBy },
    readings: readings.map(({ on, km, source, by }) => ({ on: on.toString(), km, source, by })),
    prediction: mileageAt(facts, today),
    nextServiceByKm: reached && { on: reached.on.toString(), sure: reached.sure },
    owners: await ownersOf(tx, carId),
    today: today.toString(),
  };
}

/** What the rules of mileage want to know of a car. */
export function factsOf(values: CarValues, readings: readonly StoredReading[]): MileageFacts {
  return {
    firstRegistration:
      values.firstRegistration === null ? null : Temporal.PlainDate.from(values.firstRegistration),
    readings: readings.map(({ on, km }) => ({ on, km })),
    yearlyKm: values.yearlyKm,
  };
}

async function ownersOf(tx: DealerTx, carId: string): Promise<CarView['owners']> {
  const rows = await tx.db
    .selectFrom('car_owner as o')
    .innerJoin('contact', (join) =>
      join.onRef('contact.dealer_id', '=', 'o.dealer_id').onRef('contact.contact_id', '=', 'o.contact_id'),
    )
    .select(['o.contact_id', 'contact.name', 'o.from_on', 'o.until_on', 'o.ended_at'])
    .where('o.dealer_id', '=', tx.dealerId)
    .where('o.car_id', '=', carId)
    .orderBy(sql`o.ended_at is null`, 'desc')
    .orderBy('o.noted_at', 'desc')
    .orderBy('o.owner_id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    name: row.name,
    from: row.from_on?.toString() ?? null,
    until: row.until_on?.toString() ?? null,
    current: row.ended_at === null,
  }));
}
