import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

export type RawChannel = 'smtp' | 'api';

export interface NewRaw {
  readonly channel: RawChannel;
  readonly bytes: Uint8Array;
  readonly hash: Buffer;
  readonly messageId: string | null;
  readonly envelopeFrom: string;
  /** Several addresses of one dealer are joined by a comma and a blank. */
  readonly envelopeTo: string;
  /** The kind of due work that reads it; null: it is read in this transaction. */
  readonly dueKind: string | null;
  readonly receivedAt: Temporal.Instant;
  /** The other dealer it came from; null: it came in here. */
  readonly movedFromDealerId: string | null;
}

export interface StoredRaw {
  readonly rawId: string;
  /** The same message was stored before, by an earlier delivery or by the same one that came again. */
  readonly twin: boolean;
}

/** Stores a message, its reading and its due row in one statement; of a twin only the id is told. */
export async function insertRaw(tx: DealerTx, raw: NewRaw): Promise<StoredRaw> {
  const { rows } = await sql<{ raw_id: string; twin: boolean }>`
    with stored as (
      insert into raw_message (dealer_id, raw_id, channel, content_hash, message_id, envelope_from, envelope_to,
        received_at, size, bytes,
        moved_from_dealer_id)
      values (${tx.dealerId}, ${newId(tx.now)}, ${raw.channel}, ${raw.hash}, ${raw.messageId}, ${raw.envelopeFrom},
        ${raw.envelopeTo}, ${raw.receivedAt}, ${raw.bytes.length}, ${raw.bytes}, ${raw.movedFromDealerId})
      on conflict (dealer_id, content_hash) do nothing
      returning raw_id
    ), waiting as (
      insert into reading (dealer_id, raw_id, state, received_at)
      select ${tx.dealerId}::uuid, raw_id, 'waiting', ${raw.receivedAt}::timestamptz from stored
    ), due_now as (
      insert into due (dealer_id, kind, subject_id, due_at)
      select ${tx.dealerId}::uuid, ${raw.dueKind}::text, raw_id, ${tx.now}::timestamptz from stored
      where ${raw.dueKind}::text is not null
    )
    select raw_id, false as twin from stored
    union all
    select raw_id, true from raw_message
    where dealer_id = ${tx.dealerId} and content_hash = ${raw.hash} and not exists (select from stored)`.execute(
    tx.db,
  );
  const row = rows[0] ?? (await findByHash(tx, raw.hash));
  return { rawId: row.raw_id, twin: row.twin };
}

/** A twin that another transaction stored while this statement waited for it is seen by the next statement only. */
async function findByHash(tx: DealerTx, hash: Buffer): Promise<{ raw_id: string; twin: true }> {
  const row = await tx.db
    .selectFrom('raw_message')
    .select('raw_id')
    .where('dealer_id', '=', tx.dealerId)
    .where('content_hash', '=', hash)
    .executeTakeFirstOrThrow();
  return { ...row, twin: true };
}

export type ReadingState = 'waiting' | 'letter' | 'unassigned' | 'discarded' | 'moved';

/** A dealer of the same group. */
export interface OtherDealer {
  readonly dealerId: string;
  readonly name: string;
}

/** A raw message with what was noted about it so far. */
export interface RawRecord {
  readonly rawId: string;
  readonly channel: RawChannel;
  readonly bytes: Buffer;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly receivedAt: Temporal.Instant;
  readonly movedFrom: OtherDealer | null;
  readonly state: ReadingState;
  readonly reason: string | null;
  /** How often reading it has failed so far. */
  readonly failures: number;
  /** The domain of our own Message-IDs. */
  readonly messageDomain: string;
}

/** One raw message; its reading is locked, so that two never settle it at once. Null when there is none. */
export async function loadRaw(tx: DealerTx, rawId: string): Promise<RawRecord | null> {
  const row = await tx.db
    .selectFrom('raw_message as raw')
    .innerJoin('reading', (join) =>
      join.onRef('reading.dealer_id', '=', 'raw.dealer_id').onRef('reading.raw_id', '=', 'raw.raw_id'),
    )
    .leftJoin('dealer as origin', 'origin.dealer_id', 'raw.moved_from_dealer_id')
    .select((select) => [
      'raw.channel',
      'raw.bytes',
      'raw.envelope_from',
      'raw.envelope_to',
      'raw.received_at',
      'reading.state',
      'reading.reason',
      'raw.moved_from_dealer_id',
      'origin.name as origin_name',
      select.selectFrom('installation').select('message_domain').as('message_domain'),
      select
        .selectFrom('due')
        .select('attempts')
        .where('due.dealer_id', '=', tx.dealerId)
        .where('due.subject_id', '=', rawId)
        .limit(1)
        .as('failures'),
    ])
    .where('raw.dealer_id', '=', tx.dealerId)
    .where('raw.raw_id', '=', rawId)
    .forUpdate('reading')
    .executeTakeFirst();
  if (!row) return null;
  return {
    rawId,
    channel: row.channel as RawChannel,
    bytes: row.bytes,
    envelopeFrom: row.envelope_from,
    envelopeTo: row.envelope_to.split(', '),
    receivedAt: row.received_at,
    movedFrom:
      row.moved_from_dealer_id === null
        ? null
        : { dealerId: row.moved_from_dealer_id, name: row.origin_name ?? '' },
    state: row.state as RawRecord['state'],
    reason: row.reason,
    failures: row.failures ?? 0,
    messageDomain: row.message_domain ?? '',
  };
}
