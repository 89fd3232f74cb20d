import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Because, NoticeKind, NoticeSubject } from '../rules/notice.ts';

/** A notice of which something waits to leave, with all that its words need. */
export interface Waiting {
  readonly noticeId: string;
  readonly userId: string;
  readonly kind: NoticeKind;
  readonly subjectKind: NoticeSubject['kind'];
  readonly subjectId: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly because: Because;
  readonly standsInFor: string | null;
  readonly actorName: string | null;
  readonly dueAt: Temporal.Instant | null;
  readonly happenedAt: Temporal.Instant;
  readonly read: boolean;
  readonly daily: boolean;
  readonly queuedAt: Temporal.Instant;
}

/** What waits to leave by a way: of one user, or of everybody at the dealer. */
export async function listWaiting(
  tx: DealerTx,
  channel: 'mail' | 'push',
  userId: string | null,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select notice_id as "noticeId", delivery.user_id as "userId", kind, subject_kind as "subjectKind",
      subject_id as "subjectId", title, detail, because, stands_in_for as "standsInFor", actor_name as "actorName",
      due_at as "dueAt", happened_at as "happenedAt", read_at is not null as read, delivery.daily,
      delivery.queued_at as "queuedAt"
    from notice_delivery as delivery join notice using (dealer_id, notice_id)
    where dealer_id = ${tx.dealerId} and channel = ${channel} and state = 'waiting'
      and (${userId}::uuid is null or delivery.user_id = ${userId}::uuid)
    order by delivery.user_id, notice_id`.execute(tx.db);
  return rows;
}

/** Writes down what became of deliveries. One that was dropped meanwhile stays so. */
export function endDeliveries(
  tx: DealerTx,
  channel: 'mail' | 'push',
  state: 'sent' | 'dropped',
  noticeIds: readonly string[],
): void {
  if (noticeIds.length === 0) return;
  tx.write(
    tx.db
      .updateTable('notice_delivery')
      .set({ state, ended_at: tx.now })
      .where('dealer_id', '=', tx.dealerId)
      .where('channel', '=', channel)
      .where('state', '=', 'waiting')
      .where('notice_id', 'in', [...noticeIds]),
  );
}

/** Mails to the users of a dealer are made one after the other, so that their waves keep their order. */
export async function lockMails(tx: DealerTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notice mails ${tx.dealerId}`}, 0))`.execute(
    tx.db,
  );
}
