import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { lockDistribution, readSettings } from '../../dealers/index.ts';
import { ownsPool, receivesBesidePool } from '../rules/receiving.ts';

/** Refuses `people.poolIsOn`: the other door of what the settings of the distribution refuse. */
export async function needMayReceive(tx: DealerTx, userId: string): Promise<void> {
  await lockDistribution(tx);
  const { value } = await readSettings(tx, 'distribution');
  if (receivesBesidePool(value, userId)) refuse('conflict', 'people.poolIsOn', { field: 'receivesRequests' });
}

/** Refuses `people.ownsPool`: the leads that wait in it would be nobody's. */
export async function needOwnsNoPool(tx: DealerTx, userId: string): Promise<void> {
  await lockDistribution(tx);
  const { value } = await readSettings(tx, 'distribution');
  if (ownsPool(value, userId)) refuse('conflict', 'people.ownsPool', { field: 'active' });
}
