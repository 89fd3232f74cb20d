import type { DealerActor } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import type { CalendarsView } from '../contract.ts';
import { linkPath } from '../use-cases/link.ts';

type Row = CalendarsView['rows'][number];

/**
 * The calendars a dealer subscribes to, in the order they came, with the days each tells; and the link of its own. Addresses
 * of calendars may hold a secret of their owner: only who may change settings sees them.
 */
export async function calendarsView(
  tx: DealerTx,
  actor: DealerActor,
  publicUrl: string,
): Promise<CalendarsView> {
  const mayChange = actor.rights.changeSettings;
  const { calendars } = (await readSettings(tx, 'calendars')).value;
  const daysOff = new Map(calendars.map((calendar) => [calendar.subscriptionId, calendar.daysOff]));
  const rows = await tx.db
    .selectFrom('calendar_subscription as subscription')
    .leftJoin('user_account as user', 'user.user_id', 'subscription.created_by')
    .select(['subscription.subscription_id', 'subscription.name', 'url', 'asked_at', 'fetched_at'])
    .select(['problem', 'refused', 'user.name as created_by'])
    .where('subscription.dealer_id', '=', tx.dealerId)
    .orderBy('subscription.subscription_id')
    .execute();
  return {
    rows: rows.map((row) => ({
      subscriptionId: row.subscription_id,
      name: row.name,
      url: mayChange ? row.url : null,
      createdBy: row.created_by,
      askedAt: row.asked_at?.toString() ?? null,
      fetchedAt: row.fetched_at?.toString() ?? null,
      problem: row.problem as Row['problem'],
      refused: row.refused as Row['refused'],
      daysOff: [...(daysOff.get(row.subscription_id) ?? [])],
    })),
    link: await linkView(tx, publicUrl),
    mayChange,
  };
}

async function linkView(tx: DealerTx, publicUrl: string): Promise<CalendarsView['link']> {
  const row = await tx.db
    .selectFrom('calendar_link')
    .leftJoin('user_account as user', 'user.user_id', 'calendar_link.created_by')
    .select(['token', 'calendar_link.created_at', 'user.name'])
    .where('calendar_link.dealer_id', '=', tx.dealerId)
    .executeTakeFirst();
  if (!row) return null;
  const { key } = await getDealer(tx);
  return {
    url: `${publicUrl}/api/v1${linkPath(key, row.token)}`,
    createdAt: row.created_at.toString(),
    createdBy: row.name,
  };
}
