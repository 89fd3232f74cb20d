import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { type NewOutboxMessage, outboxChannel, outboxRow } from '../../../platform/outbox/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { FileReference } from './files.ts';

export type LetterKind = 'enquiry' | 'reply' | 'answer' | 'automaticReply' | 'noted';

export interface NewLetter {
  readonly threadId: string;
  readonly direction: 'in' | 'out';
  readonly kind: LetterKind;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly quoted: string | null;
  /** Sanitised. */
  readonly html: string | null;
  readonly messageId: string | null;
  readonly rawId: string | null;
  readonly authorId: string | null;
  readonly files: readonly FileReference[];
}

/** Writes a letter with its files, which are stored already. */
export async function insertLetter(tx: DealerTx, letter: NewLetter): Promise<string> {
  const letterId = newId(tx.now);
  tx.write(withLetter(tx, letterId, letter).selectNoFrom(sql`1`.as('done')));
  return letterId;
}

/**
 * Writes an outgoing letter, where it stands, and the message that takes it out, in one statement; the senders hear of
 * it at the commit. Held: the message waits whole until somebody decides what becomes of it.
 */
export async function insertOutgoing(
  tx: DealerTx,
  letter: NewLetter,
  outgoing: Omit<NewOutboxMessage, 'letterId' | 'dealerId'> & { readonly held: boolean },
): Promise<string> {
  const letterId = newId(tx.now);
  const { held, ...message } = outgoing;
  const state = held ? 'held' : 'waiting';
  const written = withLetter(tx, letterId, letter).with('delivered', (db) =>
    db.insertInto('delivery').values({
      dealer_id: tx.dealerId,
      letter_id: letterId,
      state,
      changed_at: tx.now,
    }),
  );
  const row = outboxRow({ ...message, dealerId: tx.dealerId, letterId }, tx.now);
  tx.write(written.insertInto('outbox').values({ ...row, state }));
  if (!held) tx.notify(outboxChannel, '');
  return letterId;
}

function withLetter(tx: DealerTx, letterId: string, letter: NewLetter) {
  const names = letter.files.map((file) => file.name);
  return tx.db
    .with('written', (db) =>
      db.insertInto('letter').values({
        dealer_id: tx.dealerId,
        letter_id: letterId,
        thread_id: letter.threadId,
        direction: letter.direction,
        kind: letter.kind,
        at: letter.at,
        from_text: letter.from,
        to_text: letter.to,
        subject: letter.subject,
        body_text: letter.text,
        quoted_text: letter.quoted,
        body_html: letter.html,
        message_id: letter.messageId,
        raw_id: letter.rawId,
        author_id: letter.authorId,
      }),
    )
    .with('attached', (db) =>
      db
        .insertInto('letter_file')
        .columns(['dealer_id', 'letter_id', 'position', 'sha256', 'name', 'content_type', 'content_id'])
        .expression(
          sql`select ${tx.dealerId}::uuid, ${letterId}::uuid, position, decode(hash, 'hex'), name, type, cid
              from unnest(${letter.files.map((file) => file.sha256)}::text[], ${names}::text[],
                ${letter.files.map((file) => file.contentType)}::text[],
                ${letter.files.map((file) => file.contentId)}::text[])
                with ordinality as given (hash, name, type, cid, position)`,
        ),
    );
}

export interface LetterOfThread {
  readonly letterId: string;
  readonly threadId: string;
}

/** Our letter that a report is about: by its Message-ID, else the newest one of the thread the report came to. */
export async function findOutgoing(
  tx: DealerTx,
  keys: { messageId: string | null; tokens: readonly string[] },
): Promise<LetterOfThread | null> {
  const { rows } = await sql<{ letter_id: string; thread_id: string }>`
    select letter_id, thread_id from (
      select letter_id, thread_id, at, 1 as rank from letter
      where dealer_id = ${tx.dealerId} and message_id = ${keys.messageId} and direction = 'out'
      union all
      select letter_id, letter.thread_id, at, 2 from letter
      join thread on thread.dealer_id = letter.dealer_id and thread.thread_id = letter.thread_id
      where letter.dealer_id = ${tx.dealerId} and thread.token = any(${keys.tokens}::text[]) and direction = 'out'
    ) found
    order by rank, at desc limit 1`.execute(tx.db);
  const row = rows[0];
  return row ? { letterId: row.letter_id, threadId: row.thread_id } : null;
}
