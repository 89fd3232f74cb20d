import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { calendarOf } from '../../working-hours/index.ts';
import type { NoticeCounts } from '../contract.ts';
import { quietUntil } from '../rules/quiet-hours.ts';
import { choicesOf } from '../store/choices.ts';

/** What the bell shows, and whether the page may sound now. */
export async function noticeCounts(tx: DealerTx, userId: string): Promise<NoticeCounts> {
  const [unread, choices, calendar] = await Promise.all([
    unreadOf(tx, userId),
    choicesOf(tx, userId),
    calendarOf(tx),
  ]);
  return {
    unread,
    quietUntil: quietUntil(choices.quietHours, calendar, tx.now)?.toString() ?? null,
    sound: choices.sound,
  };
}

/** How many notices of a user are neither read nor settled. */
export async function unreadOf(tx: DealerTx, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from notice
    where dealer_id = ${tx.dealerId} and user_id = ${userId} and read_at is null and settled_at is null`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}
