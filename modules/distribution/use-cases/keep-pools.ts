import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DistributionSettings } from '../../dealers/contract.ts';
import { readSettings } from '../../dealers/index.ts';
import { lockLead } from '../../leads/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import { groupOfRotation, handOverAt, poolUserOf } from '../rules/index.ts';
import { moveWaiting, poolPlaceOf, scheduleHandOvers, waitingLeads } from '../store/index.ts';
import { handOverFromPool } from './give-anew.ts';

/**
 * A lead has waited in its pool as long as the settings allow, or its pool is gone: the rotation gets it. Looks again at
 * the settings of now; answers the moment when it is only later, null when there is nothing (more) to do.
 */
export async function handOverUnclaimed(tx: DealerTx, leadId: string): Promise<Temporal.Instant | null> {
  const lead = await lockLead(tx, leadId);
  const place = await poolPlaceOf(tx, leadId);
  if (lead.state === 'closed' || !place || place.poolUserId !== lead.assigneeId) return null;
  const { value } = await readSettings(tx, 'distribution');
  const at = await handOverMoment(tx, value, place);
  if (at === null || Temporal.Instant.compare(at, tx.now) > 0) return at;
  await handOverFromPool(tx, lead, place);
  return null;
}

/**
 * The settings have changed: what waits in a pool belongs to its new user, is handed over when the pool is gone, and the
 * time until that counts anew for what still waits.
 */
export async function keepPools(tx: DealerTx, changed: { readonly area: string }): Promise<void> {
  if (!['distribution', 'hours', 'calendars'].includes(changed.area)) return;
  const { value } = await readSettings(tx, 'distribution');
  const waiting = await waitingLeads(tx);
  const users = new Map(waiting.map((lead) => [`${lead.poolKey} ${lead.poolUserId}`, lead]));
  for (const { poolKey, poolUserId } of users.values()) {
    const toUserId = poolUserNow(value, poolKey);
    if (toUserId !== null && toUserId !== poolUserId) {
      await moveWaiting(tx, { poolKey, fromUserId: poolUserId, toUserId });
    }
  }
  const due: { leadId: string; at: Temporal.Instant }[] = [];
  for (const { leadId, ...place } of waiting) {
    const at = await handOverMoment(tx, value, place);
    if (at !== null) due.push({ leadId, at });
  }
  scheduleHandOvers(tx, due);
  if (due.some(({ at }) => Temporal.Instant.compare(at, tx.now) <= 0)) tx.notify(dueChannel, '');
}

/** Null: it may wait for ever. */
async function handOverMoment(
  tx: DealerTx,
  settings: DistributionSettings,
  { poolKey, since }: { readonly poolKey: string; readonly since: Temporal.Instant },
): Promise<Temporal.Instant | null> {
  if (poolUserNow(settings, poolKey) === null) return tx.now;
  const { handOverMinutes } = settings.pool;
  return handOverMinutes === null ? null : handOverAt(await calendarOf(tx), since, handOverMinutes);
}

/** Null: there is no such pool any more. */
function poolUserNow(settings: DistributionSettings, poolKey: string): string | null {
  const groupId = groupOfRotation(poolKey);
  if (groupId === null) return poolUserOf(settings);
  const group = settings.groups.find((one) => one.groupId === groupId);
  return group ? poolUserOf(group) : null;
}
