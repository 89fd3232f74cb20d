import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { MileageAnswer, MileageQuestion } from '../contract.ts';
import { dayOfMileage, mileageAt } from '../rules/mileage.ts';
import { readingsOf } from '../store/mileage.ts';
import { needCar } from '../use-cases/save-car.ts';
import { factsOf } from './car-view.ts';

/** What the rules say of a car's mileage; null where they cannot say. Refuses `cars.notFound`. */
export async function mileageAnswer(
  tx: DealerTx,
  carId: string,
  { on, km }: Static<typeof MileageQuestion>,
): Promise<Static<typeof MileageAnswer>> {
  const car = await needCar(tx, carId);
  const facts = factsOf(car.values, await readingsOf(tx, carId));
  const reached = km === undefined ? null : dayOfMileage(facts, km);
  return {
    at: on === undefined ? null : mileageAt(facts, Temporal.PlainDate.from(on)),
    reached: reached && { on: reached.on.toString(), sure: reached.sure },
  };
}
