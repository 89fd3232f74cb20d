import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings, writeSettings } from '../../dealers/index.ts';
import { calendarAddress } from '../rules/subscriptions.ts';
import { readNoMore, readSoon } from '../store/readings-due.ts';
import {
  countSubscriptions,
  deleteSubscription,
  findSubscription,
  insertSubscription,
} from '../store/subscriptions.ts';

const MOST_SUBSCRIPTIONS = 10;

/**
 * Subscribes to a calendar elsewhere, which is read at once and then every day. Whether it can be read shows then: its
 * address alone is checked here.
 */
export async function subscribe(
  tx: DealerTx,
  wanted: { readonly name: string; readonly url: string },
): Promise<string> {
  const url = calendarAddress(wanted.url);
  const name = wanted.name
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (name === '') refuse('invalid', 'calendars.nameMissing', { field: 'name' });
  if (url === null) refuse('invalid', 'calendars.addressNotReadable', { field: 'url' });
  if ((await countSubscriptions(tx)) >= MOST_SUBSCRIPTIONS) {
    refuse('conflict', 'calendars.tooMany', { details: { most: MOST_SUBSCRIPTIONS } });
  }
  const subscriptionId = newId(tx.now);
  if (!(await insertSubscription(tx, { subscriptionId, name, url }))) {
    refuse('conflict', 'calendars.alreadySubscribed', { field: 'url' });
  }
  await readSoon(tx, subscriptionId);
  announceLive(tx, 'settings');
  return subscriptionId;
}

/** Ends a subscription; its days go with it. */
export async function unsubscribe(tx: DealerTx, subscriptionId: string): Promise<void> {
  await readNoMore(tx, subscriptionId);
  if (!(await deleteSubscription(tx, subscriptionId))) refuse('notFound', 'http.notFound');
  const { version, value } = await readSettings(tx, 'calendars');
  const calendars = value.calendars.filter((calendar) => calendar.subscriptionId !== subscriptionId);
  if (calendars.length < value.calendars.length)
    await writeSettings(tx, 'calendars', { version, value: { calendars } });
  else announceLive(tx, 'settings');
}

/** Reads a calendar now instead of tomorrow. */
export async function readAgain(tx: DealerTx, subscriptionId: string): Promise<void> {
  if (!(await findSubscription(tx, subscriptionId))) refuse('notFound', 'http.notFound');
  await readSoon(tx, subscriptionId);
}
