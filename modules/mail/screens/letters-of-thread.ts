import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { LetterKind } from '../store/letters.ts';

/** A letter as a conversation shows it. Moments are RFC 3339 in UTC. */
export interface ThreadLetter {
  letterId: string;
  direction: 'in' | 'out';
  kind: LetterKind;
  at: string;
  from: string;
  to: string;
  subject: string | null;
  /** What it says itself; `quoted` is what stood below. */
  text: string;
  quoted: string | null;
  /** Safe HTML waits at `…/letters/:letterId/html`. */
  hasHtml: boolean;
  /** The user who wrote it. */
  author: string | null;
  /** Where an outgoing letter stands. */
  delivery: {
    state: 'waiting' | 'sending' | 'sent' | 'held' | 'dropped' | 'bounced' | 'failed';
    at: string | null;
    problem: string | null;
  } | null;
  attachments: { name: string; contentType: string; size: number; url: string }[];
}

interface FileRow {
  readonly position: number;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** The letters of a thread, oldest first, in one query. */
export async function lettersOfThread(tx: DealerTx, threadId: string): Promise<ThreadLetter[]> {
  const { key } = await getDealer(tx);
  const rows = await tx.db
    .selectFrom('letter')
    .leftJoin('delivery', (join) =>
      join
        .onRef('delivery.dealer_id', '=', 'letter.dealer_id')
        .onRef('delivery.letter_id', '=', 'letter.letter_id'),
    )
    .leftJoin('user_account as author', 'author.user_id', 'letter.author_id')
    .select((select) => [
      'letter.letter_id',
      'letter.direction',
      'letter.kind',
      'letter.at',
      'letter.from_text',
      'letter.to_text',
      'letter.subject',
      'letter.body_text',
      'letter.quoted_text',
      select('letter.body_html', 'is not', null).as('has_html'),
      'author.name as author',
      'delivery.state',
      'delivery.changed_at',
      'delivery.problem',
      sql<FileRow[]>`(
        select coalesce(json_agg(json_build_object('position', position, 'name', name, 'type', content_type, 'size', size)
          order by position), '[]')
        from letter_file join file using (dealer_id, sha256)
        where letter_file.dealer_id = ${tx.dealerId} and letter_file.letter_id = letter.letter_id
      )`.as('files'),
    ])
    .where('letter.dealer_id', '=', tx.dealerId)
    .where('letter.thread_id', '=', threadId)
    .orderBy('letter.at')
    .orderBy('letter.letter_id')
    .execute();
  return rows.map((row) => ({
    letterId: row.letter_id,
    direction: row.direction as ThreadLetter['direction'],
    kind: row.kind as LetterKind,
    at: row.at.toString(),
    from: row.from_text,
    to: row.to_text,
    subject: row.subject,
    text: row.body_text,
    quoted: row.quoted_text,
    hasHtml: Boolean(row.has_html),
    author: row.author,
    delivery:
      row.state === null
        ? null
        : {
            state: row.state as NonNullable<ThreadLetter['delivery']>['state'],
            at: row.changed_at?.toString() ?? null,
            problem: row.problem,
          },
    attachments: row.files.map((file) => ({
      name: file.name,
      contentType: file.type,
      size: file.size,
      url: `/api/v1/dealers/${key}/letters/${row.letter_id}/files/${file.position}`,
    })),
  }));
}
