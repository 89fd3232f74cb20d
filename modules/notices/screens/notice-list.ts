import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { NoticeList, NoticeRow } from '../contract.ts';
import type { Because, NoticeKind, NoticeSubject, SettledBecause } from '../rules/notice.ts';
import { unreadOf } from './notice-counts.ts';

interface Row {
  readonly notice_id: string;
  readonly kind: NoticeKind;
  readonly subject_kind: NoticeSubject['kind'];
  readonly subject_id: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly because: Because;
  readonly stands_in_for: string | null;
  readonly actor_name: string | null;
  readonly due_at: Temporal.Instant | null;
  readonly happened_at: Temporal.Instant;
  readonly raised_at: Temporal.Instant;
  readonly read_at: Temporal.Instant | null;
  readonly settled_at: Temporal.Instant | null;
  readonly settled_because: SettledBecause | null;
  readonly mail: NoticeRow['mail'];
  readonly push: NoticeRow['push'];
}

/** What a user was told, the newest first; ids ascend with time, so the last one is where the next page begins. */
export async function noticeList(
  tx: DealerTx,
  userId: string,
  page: { readonly unreadOnly: boolean; readonly after?: string | undefined; readonly limit: number },
): Promise<NoticeList> {
  const { rows } = await sql<Row>`
    select notice.notice_id, kind, subject_kind, subject_id, title, detail, because, stands_in_for, actor_name, due_at, happened_at,
      raised_at, read_at, settled_at, settled_because, mail.state as mail, push.state as push
    from notice
    left join notice_delivery as mail
      on mail.dealer_id = ${tx.dealerId} and mail.notice_id = notice.notice_id and mail.channel = 'mail'
    left join notice_delivery as push
      on push.dealer_id = ${tx.dealerId} and push.notice_id = notice.notice_id and push.channel = 'push'
    where notice.dealer_id = ${tx.dealerId} and notice.user_id = ${userId}
      and (${page.after ?? null}::uuid is null or notice.notice_id < ${page.after ?? null}::uuid)
      and (not ${page.unreadOnly} or (read_at is null and settled_at is null))
    order by notice.notice_id desc limit ${page.limit + 1}`.execute(tx.db);
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map(present),
    next: rows.length > page.limit ? (shown.at(-1)?.notice_id ?? null) : null,
    unread: await unreadOf(tx, userId),
  };
}

function present(row: Row): NoticeRow {
  return {
    noticeId: row.notice_id,
    kind: row.kind,
    subject: subjectOf(row),
    because: row.because,
    standsInFor: row.stands_in_for,
    by: row.actor_name,
    dueAt: row.due_at?.toString() ?? null,
    happenedAt: row.happened_at.toString(),
    raisedAt: row.raised_at.toString(),
    read: row.read_at !== null,
    settled:
      row.settled_at === null || row.settled_because === null
        ? null
        : { at: row.settled_at.toString(), because: row.settled_because },
    mail: row.mail,
    push: row.push,
  };
}

function subjectOf({ subject_kind, subject_id, title, detail }: Row): NoticeRow['subject'] {
  const about = { customer: title, about: detail };
  const id = subject_id ?? '';
  switch (subject_kind) {
    case 'lead':
      return { kind: 'lead', leadId: id, ...about };
    case 'task':
      return { kind: 'task', taskId: id, ...about };
    case 'appointment':
      return { kind: 'appointment', appointmentId: id, ...about };
    case 'findings':
      return { kind: 'findings', count: Number(title) };
  }
}
