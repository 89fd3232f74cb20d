import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { newToken } from '../envelope/tokens.ts';
import { defaultDomain } from './addresses.ts';

export interface Thread {
  readonly threadId: string;
  /** Stands in the reply address. */
  readonly token: string;
}

export async function insertThread(tx: DealerTx): Promise<Thread> {
  const thread = { threadId: newId(tx.now), token: newToken() };
  tx.write(
    tx.db.insertInto('thread').values({
      dealer_id: tx.dealerId,
      thread_id: thread.threadId,
      token: thread.token,
      created_at: tx.now,
    }),
  );
  return thread;
}

/** What may tie a message to an earlier one. */
export interface ThreadKeys {
  readonly tokens: readonly string[];
  readonly messageIds: readonly string[];
}

/** The thread that one of the keys leads to: a token before a Message-ID, the newest letter before an older one. */
export async function findThread(tx: DealerTx, { tokens, messageIds }: ThreadKeys): Promise<string | null> {
  if (tokens.length === 0 && messageIds.length === 0) return null;
  const { rows } = await sql<{ thread_id: string }>`
    select thread_id from (
      select thread_id, 1 as rank, created_at as at from thread
      where dealer_id = ${tx.dealerId} and token = any(${tokens}::text[])
      union all
      select thread_id, 2, at from letter
      where dealer_id = ${tx.dealerId} and message_id = any(${messageIds}::text[])
    ) found
    order by rank, at desc limit 1`.execute(tx.db);
  return rows[0]?.thread_id ?? null;
}

/** The raw message with which the thread began; null: it began without one. */
export async function enquiryOfThread(tx: DealerTx, threadId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('letter')
    .select('raw_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('thread_id', '=', threadId)
    .where('kind', '=', 'enquiry')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.raw_id ?? null;
}

/** What an outgoing letter of a thread needs to know. */
export interface ThreadForSending {
  readonly token: string;
  readonly leadDomain: string;
  readonly messageDomain: string;
  /** Message-IDs of the thread, oldest first, at most the last twenty. */
  readonly references: readonly string[];
  /** The Message-ID of the newest letter from the customer. */
  readonly inReplyTo: string | null;
}

export async function loadThreadForSending(tx: DealerTx, threadId: string): Promise<ThreadForSending | null> {
  const { rows } = await sql<{
    token: string;
    lead_domain: string;
    message_domain: string;
    ids: string[] | null;
    in_reply_to: string | null;
  }>`
    select thread.token,
      coalesce(installation.lead_domain, installation.message_domain, ${defaultDomain}) as lead_domain,
      coalesce(installation.message_domain, ${defaultDomain}) as message_domain,
      (select array_agg(message_id order by at) from (
        select message_id, at from letter
        where dealer_id = ${tx.dealerId} and thread_id = ${threadId} and message_id is not null
        order by at desc limit 20) newest) as ids,
      (select message_id from letter
        where dealer_id = ${tx.dealerId} and thread_id = ${threadId} and direction = 'in' and message_id is not null
        order by at desc limit 1) as in_reply_to
    from thread left join installation on true
    where thread.dealer_id = ${tx.dealerId} and thread.thread_id = ${threadId}`.execute(tx.db);
  const row = rows[0];
  if (!row) return null;
  return {
    token: row.token,
    leadDomain: row.lead_domain,
    messageDomain: row.message_domain,
    references: row.ids ?? [],
    inReplyTo: row.in_reply_to,
  };
}
