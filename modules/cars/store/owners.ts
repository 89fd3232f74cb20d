import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

export interface Owner {
  readonly ownerId: string;
  readonly contactId: string;
  readonly from: Temporal.PlainDate | null;
}

/** Whose car it is; null: nobody's whom we know. */
export async function currentOwner(tx: DealerTx, carId: string): Promise<Owner | null> {
  const row = await tx.db
    .selectFrom('car_owner')
    .select(['owner_id as ownerId', 'contact_id as contactId', 'from_on as from'])
    .where('dealer_id', '=', tx.dealerId)
    .where('car_id', '=', carId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Who owns several cars, by car. */
export async function currentOwners(
  tx: DealerTx,
  carIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('car_owner')
    .select(['car_id', 'contact_id'])
    .where('dealer_id', '=', tx.dealerId)
    .where(sql<boolean>`car_id = any(${[...carIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.car_id, row.contact_id]));
}

/** Ends somebody's time with a car; `until` is the last day, null when nobody knows it. */
export function endOwnership(tx: DealerTx, ownerId: string, until: Temporal.PlainDate | null): void {
  tx.write(
    tx.db
      .updateTable('car_owner')
      .set({ until_on: until, ended_at: tx.now })
      .where('dealer_id', '=', tx.dealerId)
      .where('owner_id', '=', ownerId),
  );
}

/** Writes whose cars these are from a day on. */
export async function insertOwners(
  tx: DealerTx,
  owners: readonly { readonly carId: string; readonly contactId: string; readonly from: string | null }[],
): Promise<void> {
  for (let at = 0; at < owners.length; at += 1000) {
    await tx.db
      .insertInto('car_owner')
      .values(
        owners.slice(at, at + 1000).map(({ carId, contactId, from }) => ({
          dealer_id: tx.dealerId,
          owner_id: newId(tx.now),
          car_id: carId,
          contact_id: contactId,
          from_on: from === null ? null : Temporal.PlainDate.from(from),
          noted_by: tx.actor.name,
          noted_at: tx.now,
        })),
      )
      .execute();
  }
}
