import { ensureRotation } from '../modules/distribution/index.ts';
import { seedCatalogues } from '../modules/sources/index.ts';
import type { DealerTx } from '../platform/sql/index.ts';

/** What a dealer is given at the start: sources, closing reasons, the rotation. */
export async function seedDealer(tx: DealerTx): Promise<void> {
  await seedCatalogues(tx);
  await ensureRotation(tx);
}
