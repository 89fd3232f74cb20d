import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Because, NewNotice, NoticeKind, SettledBecause } from '../rules/notice.ts';

export interface NoticeToStore extends NewNotice {
  readonly noticeId: string;
}

export interface DeliveryToStore {
  readonly noticeId: string;
  readonly channel: 'mail' | 'push';
  readonly daily: boolean;
}

/**
 * Writes notices with the deliveries that wait to leave. Of an event of which the same person was told before nothing is
 * written, no delivery either.
 */
export function insertNotices(
  tx: DealerTx,
  notices: readonly NoticeToStore[],
  deliveries: readonly DeliveryToStore[],
): void {
  const of = <T>(pick: (notice: NoticeToStore) => T): T[] => notices.map(pick);
  tx.write(sql`
    with told as (
      insert into notice (dealer_id, notice_id, user_id, key, kind, subject_kind, subject_id, title, detail, because,
        stands_in_for, actor_name, due_at, happened_at, raised_at)
      select ${tx.dealerId}::uuid, new.*, ${tx.now}::timestamptz
      from unnest(${of(({ noticeId }) => noticeId)}::uuid[], ${of(({ userId }) => userId)}::uuid[],
        ${of(({ key }) => key)}::text[], ${of(({ kind }) => kind)}::text[],
        ${of(({ subject }) => subject.kind)}::text[],
        ${of(({ subject }) => (subject.kind === 'findings' ? null : subject.id))}::uuid[],
        ${of(({ subject }) => subject.title)}::text[], ${of(({ subject }) => subject.detail)}::text[],
        ${of(({ because }) => because)}::text[], ${of(({ standsInFor }) => standsInFor)}::text[],
        ${of(({ actorName }) => actorName)}::text[], ${of(({ dueAt }) => dueAt)}::timestamptz[],
        ${of(({ happenedAt }) => happenedAt)}::timestamptz[]) as new
      on conflict (dealer_id, user_id, key) do nothing
      returning notice_id, user_id
    )
    insert into notice_delivery (dealer_id, notice_id, channel, user_id, daily, queued_at)
    select ${tx.dealerId}::uuid, told.notice_id, way.channel, told.user_id, way.daily, ${tx.now}::timestamptz
    from unnest(${deliveries.map(({ noticeId }) => noticeId)}::uuid[],
      ${deliveries.map(({ channel }) => channel)}::text[],
      ${deliveries.map(({ daily }) => daily)}::boolean[]) as way (notice_id, channel, daily)
    join told on told.notice_id = way.notice_id`);
}

/** Which notices of a lead are meant; what is left out means all. */
export interface NoticesOfLead {
  /** One, or several at once. */
  readonly leadId: string | readonly string[];
  readonly kinds?: readonly NoticeKind[];
  readonly because?: readonly Because[];
  readonly userIds?: readonly string[];
  /** Not those of this user. */
  readonly exceptUserId?: string | null;
}

/** Settles notices, and drops what of them waits to leave. Answers to whom they belonged. */
export async function settleNotices(
  tx: DealerTx,
  { leadId, kinds, because, userIds, exceptUserId }: NoticesOfLead,
  reason: SettledBecause,
): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    with settled as (
      update notice set settled_at = ${tx.now}, settled_because = ${reason}
      where dealer_id = ${tx.dealerId} and subject_id = any(${[leadId].flat()}::uuid[]) and settled_at is null
        and (${kinds ?? null}::text[] is null or kind = any(${kinds ?? null}))
        and (${because ?? null}::text[] is null or because = any(${because ?? null}))
        and (${userIds ?? null}::uuid[] is null or user_id = any(${userIds ?? null}))
        and (${exceptUserId ?? null}::uuid is null or user_id <> ${exceptUserId ?? null})
      returning notice_id, user_id
    ), dropped as (
      update notice_delivery set state = 'dropped', ended_at = ${tx.now}
      from settled
      where notice_delivery.dealer_id = ${tx.dealerId} and notice_delivery.notice_id = settled.notice_id
        and notice_delivery.state = 'waiting'
    )
    select distinct user_id from settled`.execute(tx.db);
  return rows.map(({ user_id }) => user_id);
}

/** The same for notices of these kinds that these people have of these leads. */
export function settleOf(
  tx: DealerTx,
  pairs: readonly { readonly leadId: string; readonly userId: string }[],
  kinds: readonly NoticeKind[],
  reason: SettledBecause,
): void {
  tx.write(sql`
    with settled as (
      update notice set settled_at = ${tx.now}, settled_because = ${reason}
      from unnest(${pairs.map(({ leadId }) => leadId)}::uuid[], ${pairs.map(({ userId }) => userId)}::uuid[])
        as pair (lead_id, user_id)
      where notice.dealer_id = ${tx.dealerId} and notice.subject_id = pair.lead_id
        and notice.user_id = pair.user_id and notice.settled_at is null and notice.kind = any(${[...kinds]}::text[])
      returning notice.notice_id
    )
    update notice_delivery set state = 'dropped', ended_at = ${tx.now}
    from settled
    where notice_delivery.dealer_id = ${tx.dealerId} and notice_delivery.notice_id = settled.notice_id
      and notice_delivery.state = 'waiting'`);
}

/** One event of which somebody is told whose mail has not left yet. */
export interface UnsentNotice {
  readonly userId: string;
  readonly key: string;
  readonly kind: NoticeKind;
  readonly dueAt: Temporal.Instant | null;
  readonly happenedAt: Temporal.Instant;
}

/** The unsettled notices of a lead of which something still waits to leave. */
export async function unsentOf(
  tx: DealerTx,
  leadId: string,
  { kinds, because }: { readonly kinds: readonly NoticeKind[]; readonly because: readonly Because[] },
): Promise<UnsentNotice[]> {
  const { rows } = await sql<UnsentNotice>`
    select user_id as "userId", key, kind, due_at as "dueAt", happened_at as "happenedAt" from notice
    where dealer_id = ${tx.dealerId} and subject_id = ${leadId} and settled_at is null
      and kind = any(${[...kinds]}) and because = any(${[...because]})
      and exists (
        select from notice_delivery as delivery
        where delivery.dealer_id = notice.dealer_id and delivery.notice_id = notice.notice_id
          and delivery.state = 'waiting')
    order by happened_at, notice_id`.execute(tx.db);
  return rows;
}

/** Marks a notice of the user as read, or as unread again; false when it is none of theirs. */
export async function setRead(
  tx: DealerTx,
  { noticeId, userId, read }: { readonly noticeId: string; readonly userId: string; readonly read: boolean },
): Promise<boolean> {
  const changed = await tx.db
    .updateTable('notice')
    .set({ read_at: read ? sql`coalesce(read_at, ${tx.now})` : null })
    .where('dealer_id', '=', tx.dealerId)
    .where('notice_id', '=', noticeId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Marks all notices of the user up to this one as read; what came after it stays as it is. */
export async function readUpTo(tx: DealerTx, userId: string, noticeId: string): Promise<void> {
  await tx.db
    .updateTable('notice')
    .set({ read_at: tx.now })
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .where('notice_id', '<=', noticeId)
    .where('read_at', 'is', null)
    .execute();
}
