import type { DistributionSettings } from '../../dealers/contract.ts';

type Pool = Pick<DistributionSettings, 'mode' | 'poolUserId'>;

/**
 * Whether somebody would receive requests beside the pool: while it is on, all requests go to its user. The mode `mixed`
 * is there for both at once.
 */
export function receivesBesidePool({ mode, poolUserId }: Pool, userId: string): boolean {
  return mode === 'pool' && poolUserId !== userId;
}

/** Whether the leads of a pool are this person's, the dealer's or that of a group. */
export function ownsPool(
  { groups, ...settings }: Pool & Pick<DistributionSettings, 'groups'>,
  userId: string,
): boolean {
  return [settings, ...groups].some((way) => way.mode !== 'rotation' && way.poolUserId === userId);
}
