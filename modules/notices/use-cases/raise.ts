import { newId } from '../../../kernel/ids.ts';
import { announceLiveTo } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type CompiledCalendar, calendarOf } from '../../working-hours/index.ts';
import { waysOf } from '../rules/choices.ts';
import { type NewNotice, overtakenBy } from '../rules/notice.ts';
import { quietUntil } from '../rules/quiet-hours.ts';
import { whenMailLeaves } from '../rules/window.ts';
import { type Reader, readersOf } from '../store/choices.ts';
import { insertNotices, settleOf } from '../store/notices.ts';
import { type Scheduled, schedule } from '../store/schedule.ts';

/**
 * Tells people something: at once by the bell, and by mail and push as they chose and as soon as the window of each is
 * open. Each person is told of each event (`key`) once, however often this is called. Who does not work here any more is
 * told nothing.
 */
export async function raiseNotices(tx: DealerTx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const [readers, calendar] = await Promise.all([
    readersOf(
      tx,
      notices.map(({ userId }) => userId),
    ),
    calendarOf(tx),
  ]);
  const told = notices.flatMap((notice) => {
    const reader = readers.get(notice.userId);
    return reader
      ? [{ ...notice, noticeId: newId(tx.now), ways: waysOf(reader.choices, notice.kind, reader) }]
      : [];
  });
  if (told.length === 0) return;
  // first of all: who sends a person's mail holds that row, and then what of it waits to leave
  schedule(
    tx,
    told.flatMap(({ userId, ways }) =>
      ways.map((way) => scheduled(tx, calendar, { ...way, reader: readers.get(userId) })),
    ),
  );
  settleOvertaken(tx, told);
  insertNotices(
    tx,
    told,
    told.flatMap(({ noticeId, ways }) => ways.map((way) => ({ noticeId, ...way }))),
  );
  for (const userId of new Set(told.map((notice) => notice.userId))) announceLiveTo(tx, userId, 'notices');
}

interface Way {
  readonly channel: 'mail' | 'push';
  readonly daily: boolean;
  readonly reader: Reader | undefined;
}

function scheduled(tx: DealerTx, calendar: CompiledCalendar, { channel, daily, reader }: Way): Scheduled {
  const subjectId = reader?.userId ?? '';
  if (channel === 'mail') {
    return {
      kind: 'noticeMail',
      subjectId,
      at: whenMailLeaves(calendar, { queuedAt: tx.now, daily }, tx.now),
    };
  }
  const quiet = reader ? quietUntil(reader.choices.quietHours, calendar, tx.now) : null;
  return { kind: 'noticePush', subjectId, at: quiet ?? tx.now };
}

/** What the same people were told before about the same leads and is overtaken now. */
function settleOvertaken(tx: DealerTx, told: readonly NewNotice[]): void {
  for (const [kind, notices] of Map.groupBy(told, (notice) => notice.kind)) {
    const overtaken = overtakenBy(kind);
    const pairs = notices.flatMap(({ subject, userId }) =>
      subject.kind === 'findings' ? [] : [{ leadId: subject.id, userId }],
    );
    if (overtaken.length > 0 && pairs.length > 0) settleOf(tx, pairs, overtaken, 'overtaken');
  }
}
