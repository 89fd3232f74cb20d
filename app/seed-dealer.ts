import { compareSoon } from '../modules/contacts/index.ts';
import { ensureRotation } from '../modules/distribution/index.ts';
import { seedCatalogues } from '../modules/sources/index.ts';
import { seedTaskTypes } from '../modules/tasks/index.ts';
import { seedReservationTypes } from '../modules/vehicles/index.ts';
import type { DealerTx } from '../platform/sql/index.ts';

/** What a dealer is given at the start: sources, closing reasons, kinds of reservation, task types, the rotation, the look for twins. */
export async function seedDealer(tx: DealerTx): Promise<void> {
  await seedCatalogues(tx);
  await seedReservationTypes(tx);
  await seedTaskTypes(tx);
  await ensureRotation(tx);
  compareSoon(tx);
}
