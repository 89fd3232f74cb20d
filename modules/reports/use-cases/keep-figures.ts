import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { calendarOf, workingTimeBetween } from '../../working-hours/index.ts';
import {
  addWorkingTimes,
  copyLeads,
  countAnswer,
  leadsOfThreads,
  leadsWithoutFigures,
} from '../store/figures.ts';

/** How many leads from before are counted in one go. */
const chunk = 2000;

/** What reports count of a lead is kept at the end of the transaction that changed it, once for all of its leads. */
export async function noteLead(tx: DealerTx, { leadId }: { readonly leadId: string }): Promise<void> {
  tx.atEnd(keepLeads, leadId);
}

/** The same for leads whose letters have left. */
export async function noteThreads(
  tx: DealerTx,
  { threadIds }: { readonly threadIds: readonly string[] },
): Promise<void> {
  for (const threadId of threadIds) tx.atEnd(keepThreads, threadId);
}

/** Counts an answer for whoever gave it, on the day it has at the dealer. */
export async function noteAnswer(tx: DealerTx): Promise<void> {
  const { userId } = tx.actor;
  if (userId === null) return;
  const { timeZone } = await getDealer(tx);
  countAnswer(tx, userId, tx.now.toZonedDateTimeISO(timeZone).toPlainDate());
}

/** Counts leads from before reports were kept, some at a time; answers when it goes on, null at the end. */
export async function fillFigures(tx: DealerTx): Promise<Temporal.Instant | null> {
  const leadIds = await leadsWithoutFigures(tx, chunk);
  await keepLeads(tx, leadIds);
  return leadIds.length < chunk ? null : tx.now;
}

async function keepThreads(tx: DealerTx, threadIds: readonly string[]): Promise<void> {
  await keepLeads(tx, await leadsOfThreads(tx, [...new Set(threadIds)]));
}

async function keepLeads(tx: DealerTx, leadIds: readonly string[]): Promise<void> {
  if (leadIds.length === 0) return;
  const uncounted = await copyLeads(tx, [...new Set(leadIds)].sort());
  if (uncounted.length === 0) return;
  const calendar = await calendarOf(tx);
  addWorkingTimes(
    tx,
    uncounted.map(({ leadId, receivedAt, ...elapsed }) => {
      const work = (seconds: number | null) =>
        seconds === null
          ? null
          : Math.floor(workingTimeBetween(calendar, receivedAt, receivedAt.add({ seconds })));
      return {
        leadId,
        touch: work(elapsed.touch),
        message: work(elapsed.message),
        twoWay: work(elapsed.twoWay),
      };
    }),
  );
}
