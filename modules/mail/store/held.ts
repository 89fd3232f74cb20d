import { sql } from 'kysely';
import { outboxChannel } from '../../../platform/outbox/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** More are not counted. */
const MOST_HELD = 1000;

/** How many messages to customers wait because the dealer sends none; at most a thousand. */
export async function countHeld(tx: DealerTx): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from
      (select 1 from outbox where dealer_id = ${tx.dealerId} and state = 'held' limit ${MOST_HELD}) counted`.execute(
    tx.db,
  );
  return rows[0]?.held ?? 0;
}

/** Sends everything that is held, as it was written then, or drops it for good; letters say which. */
export async function releaseHeld(tx: DealerTx, how: 'send' | 'drop'): Promise<void> {
  const state = how === 'send' ? 'waiting' : 'dropped';
  await sql`
    with released as (
      update outbox set state = ${state}, next_attempt_at = ${tx.now},
        content = case when ${how} = 'send' then content end
      where dealer_id = ${tx.dealerId} and state = 'held'
      returning letter_id)
    update delivery set state = ${state}, changed_at = ${tx.now}
    from released where delivery.dealer_id = ${tx.dealerId} and delivery.letter_id = released.letter_id`.execute(
    tx.db,
  );
  if (how === 'send') tx.notify(outboxChannel, '');
}
