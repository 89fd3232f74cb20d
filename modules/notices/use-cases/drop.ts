import { announceLiveTo } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import {
  KINDS_OF_A_DUE,
  KINDS_THAT_MOVE,
  type NoticeKind,
  type NoticeSubject,
  type SettledBecause,
  THE_WORKING,
} from '../rules/notice.ts';
import { type NoticesOfLead, settleNotices, unsentOf } from '../store/notices.ts';
import { raiseNotices } from './raise.ts';

/**
 * Notices of a lead have become pointless: mails and pushes that wait never leave, and the bell shows the notices as
 * settled, with the reason. Without `kinds` all of them; `aboutTheDue`: all that told of the due it had.
 */
export async function dropNotices(
  tx: DealerTx,
  drop: Omit<NoticesOfLead, 'kinds'> & {
    readonly kinds?: readonly NoticeKind[] | 'aboutTheDue';
    readonly reason: SettledBecause;
  },
): Promise<void> {
  const { reason, kinds, ...which } = drop;
  const named = kinds === 'aboutTheDue' ? KINDS_OF_A_DUE : kinds;
  const userIds = await settleNotices(tx, { ...which, ...(named && { kinds: named }) }, reason);
  for (const userId of userIds) announceLiveTo(tx, userId, 'notices');
}

/** The same for tasks or appointments: all notices of them, or those of some people. */
export async function dropNoticesAbout(
  tx: DealerTx,
  {
    subjectIds,
    reason,
    ...which
  }: {
    readonly subjectIds: readonly string[];
    readonly exceptUserId?: string | null;
    readonly reason: SettledBecause;
  },
): Promise<void> {
  if (subjectIds.length === 0) return;
  await dropNotices(tx, { leadId: subjectIds, reason, ...which });
}

/**
 * The lead has another assignee: whoever worked it before has nothing to do with it any more, and what had not left to
 * them yet goes to the new one; null: to nobody. Supervisors keep what they were told.
 */
export async function moveNotices(
  tx: DealerTx,
  move: {
    readonly subject: Extract<NoticeSubject, { kind: 'lead' }>;
    readonly toUserId: string | null;
    readonly reason: SettledBecause;
  },
): Promise<void> {
  const { subject, toUserId, reason } = move;
  const unsent = await unsentOf(tx, subject.id, { kinds: KINDS_THAT_MOVE, because: THE_WORKING });
  await dropNotices(tx, { leadId: subject.id, because: THE_WORKING, exceptUserId: toUserId, reason });
  if (toUserId === null) return;
  const byKey = new Map(unsent.map((notice) => [originOf(notice.key), notice]));
  const known = new Set(unsent.filter(({ userId }) => userId === toUserId).map(({ key }) => originOf(key)));
  await raiseNotices(
    tx,
    [...byKey]
      .filter(([origin]) => !known.has(origin))
      .map(([origin, { kind, dueAt, happenedAt }]) => ({
        userId: toUserId,
        kind,
        subject,
        dueAt,
        happenedAt,
        // who had it, lost it and has it again is told again
        key: `${origin}${moved}${tx.now.epochMilliseconds}`,
        because: 'assignee',
        standsInFor: null,
        actorName: null,
      })),
  );
}

const moved = ' moved ';

function originOf(key: string): string {
  return key.split(moved)[0] ?? key;
}
