import { announceLive } from '../../../platform/http/index.ts';
import type { Fetched, FetchOutside } from '../../../platform/outside/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { CalendarsSettings } from '../../dealers/contract.ts';
import { getDealer, readSettings, writeSettings } from '../../dealers/index.ts';
import { checkTogether } from '../calendar-of.ts';
import { readDaysOff } from '../rules/ics/read.ts';
import { nextReading, spanOf } from '../rules/subscriptions.ts';
import {
  findSubscription,
  noteReading,
  type Reading,
  type ReadingProblem,
  type Subscription,
} from '../store/subscriptions.ts';

type DaysOff = CalendarsSettings['calendars'][number]['daysOff'];

/**
 * Reads a subscribed calendar and takes over its days, as a new version of the settings area `calendars` when they are
 * other than before. What cannot be read, or ends in the middle, or would leave the dealer without working time, changes
 * nothing but the note of it. Answers when to read next; null: nobody subscribes any more.
 *
 * The calendar is asked inside the transaction, ten seconds at most.
 */
export async function readSubscription(
  tx: DealerTx,
  subscriptionId: string,
  fetchOutside: FetchOutside,
): Promise<Temporal.Instant | null> {
  const subscription = await findSubscription(tx, subscriptionId);
  if (!subscription) return null;
  const { timeZone } = await getDealer(tx);
  const span = spanOf(tx.now.toZonedDateTimeISO(timeZone).toPlainDate());
  const fetched = await fetchOutside(subscription.url, knownOf(subscription, span));
  const came = understood(fetched, span);
  const problem = 'daysOff' in came ? await takeOver(tx, subscriptionId, came.daysOff) : came.problem;
  if (problem) await noteReading(tx, subscriptionId, { problem });
  else await noteReading(tx, subscriptionId, 'reading' in came ? { read: came.reading } : 'unchanged');
  announceLive(tx, 'settings');
  return nextReading(tx.now, problem !== null);
}

/** In a new year the days of one year more are wanted, also of a calendar that did not change. */
function knownOf({ etag, lastModified, readUntil }: Subscription, { until }: { until: string }) {
  const complete = readUntil === Number(until.slice(0, 4));
  return complete ? { etag, lastModified } : { etag: null, lastModified: null };
}

type Came =
  | { readonly daysOff: DaysOff; readonly reading: Reading }
  | { readonly problem: ReadingProblem | null };

function understood(fetched: Fetched, span: { from: string; until: string }): Came {
  if (fetched.outcome === 'unchanged') return { problem: null };
  if (fetched.outcome === 'failed') return { problem: { code: fetched.trouble, status: fetched.status } };
  const { ranges, refused, whole } = readDaysOff(fetched.bytes, span, fetched.charset);
  if (refused.some(({ code }) => code === 'notACalendar'))
    return { problem: { code: 'notACalendar', status: null } };
  if (!whole) return { problem: { code: 'notWhole', status: null } };
  const { etag, lastModified } = fetched;
  return {
    daysOff: ranges.map(({ from, until, name }) => ({ from, until, name })),
    reading: { etag, lastModified, readUntil: Number(span.until.slice(0, 4)), refused },
  };
}

async function takeOver(
  tx: DealerTx,
  subscriptionId: string,
  daysOff: DaysOff,
): Promise<ReadingProblem | null> {
  const { version, value } = await readSettings(tx, 'calendars');
  const before = value.calendars.find((calendar) => calendar.subscriptionId === subscriptionId);
  if (JSON.stringify(before?.daysOff ?? []) === JSON.stringify(daysOff)) return null;
  const others = value.calendars.filter((calendar) => calendar !== before);
  const calendars = [...others, { subscriptionId, daysOff }];
  const { value: hours } = await readSettings(tx, 'hours');
  const findings = await checkTogether(tx, hours, { calendars });
  if (findings.length > 0) return { code: 'noWorkingTime', status: null };
  await writeSettings(tx, 'calendars', { version, value: { calendars } });
  return null;
}
