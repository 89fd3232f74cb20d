import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { ReservationType } from '../contract.ts';
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

/** All of them, hidden ones too, in their order. */
export async function listReservationTypes(tx: DealerTx): Promise<ReservationType[]> {
  const rows = await tx.db
    .selectFrom('reservation_type')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .orderBy('position')
    .orderBy('type_id')
    .execute();
  return rows.map((row) => ({
    typeId: row.type_id,
    key: row.key,
    name: row.name,
    mostDays: row.most_days,
    who: row.who as ReservationType['who'],
    mostPerPerson: row.most_per_person,
    hidden: row.hidden,
  }));
}

/** Writes one, new or not, at its place. */
export function putReservationType(tx: DealerTx, type: Omit<ReservationType, 'key'>, position: number): void {
  const values = {
    name: type.name,
    most_days: type.mostDays,
    who: type.who,
    most_per_person: type.mostPerPerson,
    hidden: type.hidden,
    position,
  };
  tx.write(
    tx.db
      .insertInto('reservation_type')
      .values({ dealer_id: tx.dealerId, type_id: type.typeId, key: null, ...values, name: type.name ?? '' })
      .onConflict((conflict) => conflict.columns(['dealer_id', 'type_id']).doUpdateSet(values)),
  );
}
