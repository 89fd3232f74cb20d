import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { systemReservationTypes } from '../rules/reservation-types.ts';

/** Writes the system's kinds of reservation that the dealer does not have yet; leaves what is there. */
export async function seedReservationTypes(tx: DealerTx): Promise<void> {
  await tx.db
    .insertInto('reservation_type')
    .values(
      systemReservationTypes.map((type, position) => ({
        dealer_id: tx.dealerId,
        type_id: newId(tx.now),
        key: type.key,
        most_days: type.mostDays,
        who: type.who,
        most_per_person: type.mostPerPerson,
        position,
      })),
    )
    .onConflict((conflict) => conflict.columns(['dealer_id', 'key']).doNothing())
    .execute();
}
