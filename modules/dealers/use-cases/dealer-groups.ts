import { refuse } from '../../../kernel/refusals.ts';
import type { InstallationTx } from '../../../platform/sql/index.ts';
import {
  addToDealerGroup,
  type DealerGroup,
  findDealerByKey,
  insertDealerGroup,
  listDealerGroups,
  removeFromDealerGroup,
} from '../store/index.ts';

/** Makes a group of dealers, without any at first. Refuses `dealers.groupKeyTaken`. */
export async function createDealerGroup(
  tx: InstallationTx,
  group: Pick<DealerGroup, 'key' | 'name' | 'kind'>,
): Promise<DealerGroup> {
  if (!(await insertDealerGroup(tx, group))) {
    refuse('conflict', 'dealers.groupKeyTaken', { field: 'key', details: { key: group.key } });
  }
  return dealerGroup(tx, group.key);
}

/** Puts a dealer into a group; one that is in it already stays. Refuses `dealers.noGroup` and `dealers.noDealer`. */
export async function joinDealerGroup(
  tx: InstallationTx,
  { groupKey, dealerKey }: { readonly groupKey: string; readonly dealerKey: string },
): Promise<DealerGroup> {
  const { groupId } = await dealerGroup(tx, groupKey);
  await addToDealerGroup(tx, { groupId, dealerId: await dealerIdOf(tx, dealerKey) });
  return dealerGroup(tx, groupKey);
}

/** Takes a dealer out of a group. Refuses `dealers.noGroup` and `dealers.noDealer`. */
export async function leaveDealerGroup(
  tx: InstallationTx,
  { groupKey, dealerKey }: { readonly groupKey: string; readonly dealerKey: string },
): Promise<void> {
  const { groupId } = await dealerGroup(tx, groupKey);
  const dealerId = await dealerIdOf(tx, dealerKey);
  if (!(await removeFromDealerGroup(tx.db, { groupId, dealerId }))) refuse('notFound', 'dealers.noDealer');
}

async function dealerGroup(tx: InstallationTx, key: string): Promise<DealerGroup> {
  const found = (await listDealerGroups(tx.db)).find((group) => group.key === key);
  return found ?? refuse('notFound', 'dealers.noGroup');
}

async function dealerIdOf(tx: InstallationTx, key: string): Promise<string> {
  const dealer = await findDealerByKey(tx.db, key);
  return dealer?.dealerId ?? refuse('notFound', 'dealers.noDealer');
}
