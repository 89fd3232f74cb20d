import { randomBytes } from 'node:crypto';
import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { Database, DealerTx } from '../../../platform/sql/index.ts';
import { system } from '../../../platform/sql/index.ts';
import { findDealerByKey, getDealer, readSettings } from '../../dealers/index.ts';
import { calendarOf } from '../calendar-of.ts';
import { closedDays } from '../rules/days-off.ts';
import { writeCalendar } from '../rules/ics/write.ts';
import { spanOf } from '../rules/subscriptions.ts';
import { deleteLink, findLink, replaceLink } from '../store/link.ts';

/** Makes the address of the dealer's own calendar, or a new one: who has the old one reads nothing any more. */
export async function makeLink(tx: DealerTx): Promise<void> {
  await replaceLink(tx, randomBytes(24).toString('base64url'));
  announceLive(tx, 'settings');
}

/** Nobody reads the dealer's own calendar from elsewhere any more. */
export async function withdrawLink(tx: DealerTx): Promise<void> {
  await deleteLink(tx);
  announceLive(tx, 'settings');
}

export const linkPath = (dealerKey: string, token: string): string => `/calendars/${dealerKey}/${token}.ics`;

/**
 * The dealer's days off as a calendar file for whoever has the link: holidays, own days and those of subscribed calendars,
 * without days that have special openings. Refuses a link that is not the one of now as if nothing were there.
 */
export async function linkedCalendar(
  database: Database,
  link: { readonly dealerKey: string; readonly token: string },
  { domain }: { readonly domain: string },
): Promise<string> {
  const dealer = await database.inInstallation(({ db }) => findDealerByKey(db, link.dealerKey));
  if (!dealer) refuse('notFound', 'http.notFound');
  return database.inDealer({ dealerId: dealer.dealerId, actor: system }, async (tx) => {
    const found = await findLink(tx);
    if (found?.token !== link.token) refuse('notFound', 'http.notFound');
    return daysOffFile(tx, { since: found.createdAt, domain });
  });
}

async function daysOffFile(
  tx: DealerTx,
  { since, domain }: { readonly since: Temporal.Instant; readonly domain: string },
): Promise<string> {
  const { name, timeZone, key } = await getDealer(tx);
  const changes = [await readSettings(tx, 'hours'), await readSettings(tx, 'calendars')];
  const changedAt = changes.reduce((last, each) => later(last, each.changedAt), since);
  const span = spanOf(tx.now.toZonedDateTimeISO(timeZone).toPlainDate());
  const ranges = closedDays(await calendarOf(tx), span);
  return writeCalendar(
    ranges.map((range) => ({ ...range, key: `off-${range.from}` })),
    { name, domain: `${key}.${domain}`, changedAt },
  );
}

function later(one: Temporal.Instant, other: Temporal.Instant | null): Temporal.Instant {
  return other !== null && Temporal.Instant.compare(other, one) > 0 ? other : one;
}
