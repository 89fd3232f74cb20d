import type { Static } from 'typebox';
import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { ReservationTypesChange } from '../contract.ts';
import { listReservationTypes, putReservationType } from '../store/reservation-types.ts';

/**
 * Sets the kinds of reservation. What is left out is hidden, because reservations speak of it. Refuses
 * `vehicles.typeUnknown`, `vehicles.typeNeedsName` for an own type without a name.
 */
export async function changeReservationTypes(
  tx: DealerTx,
  { rows }: Static<typeof ReservationTypesChange>,
): Promise<void> {
  const known = new Map((await listReservationTypes(tx)).map((type) => [type.typeId, type]));
  for (const [position, row] of rows.entries()) {
    const before = row.typeId === undefined ? undefined : known.get(row.typeId);
    if (row.typeId !== undefined && !before) {
      refuse('invalid', 'vehicles.typeUnknown', { field: `rows.${position}.typeId` });
    }
    if (row.name === null && (before?.key ?? null) === null) {
      refuse('invalid', 'vehicles.typeNeedsName', { field: `rows.${position}.name` });
    }
    putReservationType(tx, { ...row, typeId: row.typeId ?? newId(tx.now) }, position);
    known.delete(row.typeId ?? '');
  }
  for (const left of known.values()) putReservationType(tx, { ...left, hidden: true }, rows.length);
}
