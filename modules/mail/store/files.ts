import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** A stored file as a letter carries it. */
export interface FileReference {
  /** Hex. */
  readonly sha256: string;
  readonly name: string;
  readonly contentType: string;
  /** Without angle brackets; by it the HTML of a message shows a picture. */
  readonly contentId: string | null;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Stores bytes that are not stored yet. */
export async function putFiles(
  tx: DealerTx,
  files: readonly { readonly sha256: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  // In the order of their hashes, so that two transactions with the same files do not wait for each other in a circle.
  const once = [...new Map(files.map((file) => [file.sha256, file.bytes]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  if (once.length === 0) return;
  await tx.db
    .insertInto('file')
    .values(
      once.map(([sha256, bytes]) => ({
        dealer_id: tx.dealerId,
        sha256: Buffer.from(sha256, 'hex'),
        size: bytes.length,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      })),
    )
    .onConflict((conflict) => conflict.columns(['dealer_id', 'sha256']).doNothing())
    .execute();
}

/** The bytes of stored files by their hash in hex. */
export async function loadFiles(
  tx: DealerTx,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('file')
    .select(['sha256', 'bytes'])
    .where('dealer_id', '=', tx.dealerId)
    .where(
      'sha256',
      'in',
      hashes.map((hash) => Buffer.from(hash, 'hex')),
    )
    .execute();
  return new Map(rows.map((row) => [row.sha256.toString('hex'), row.bytes]));
}

export async function insertUpload(
  tx: DealerTx,
  file: { readonly sha256: string; readonly name: string; readonly contentType: string },
): Promise<string> {
  const uploadId = newId(tx.now);
  await tx.db
    .insertInto('upload')
    .values({
      dealer_id: tx.dealerId,
      upload_id: uploadId,
      sha256: Buffer.from(file.sha256, 'hex'),
      name: file.name,
      content_type: file.contentType,
      uploaded_by: tx.actor.userId,
      uploaded_at: tx.now,
    })
    .execute();
  return uploadId;
}

/** Takes uploads away and answers what they were, in the order of the ids; fewer when some are not there. */
export async function takeUploads(tx: DealerTx, uploadIds: readonly string[]): Promise<FileReference[]> {
  if (uploadIds.length === 0) return [];
  const rows = await tx.db
    .deleteFrom('upload')
    .where('dealer_id', '=', tx.dealerId)
    .where('upload_id', 'in', [...uploadIds])
    .returning(['upload_id', 'sha256', 'name', 'content_type'])
    .execute();
  const byId = new Map(rows.map((row) => [row.upload_id, row]));
  return uploadIds.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      { sha256: row.sha256.toString('hex'), name: row.name, contentType: row.content_type, contentId: null },
    ];
  });
}

export interface LetterFileBytes {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** One file of a letter; positions begin with 1. */
export async function loadLetterFile(
  tx: DealerTx,
  letterId: string,
  position: number,
): Promise<LetterFileBytes | null> {
  const row = await tx.db
    .selectFrom('letter_file as attached')
    .innerJoin('file', (join) =>
      join.onRef('file.dealer_id', '=', 'attached.dealer_id').onRef('file.sha256', '=', 'attached.sha256'),
    )
    .select(['attached.name', 'attached.content_type', 'file.bytes'])
    .where('attached.dealer_id', '=', tx.dealerId)
    .where('attached.letter_id', '=', letterId)
    .where('attached.position', '=', position)
    .executeTakeFirst();
  return row ? { name: row.name, contentType: row.content_type, bytes: row.bytes } : null;
}

/** The sanitised HTML of a letter and where each of its pictures stands; null when there is no such HTML. */
export async function loadLetterHtml(
  tx: DealerTx,
  letterId: string,
): Promise<{ html: string; pictures: ReadonlyMap<string, number> } | null> {
  const { rows } = await sql<{ body_html: string | null; ids: string[] | null; positions: number[] | null }>`
    select body_html,
      (select array_agg(content_id order by position) from letter_file
        where dealer_id = ${tx.dealerId} and letter_id = ${letterId} and content_id is not null) as ids,
      (select array_agg(position order by position) from letter_file
        where dealer_id = ${tx.dealerId} and letter_id = ${letterId} and content_id is not null) as positions
    from letter where dealer_id = ${tx.dealerId} and letter_id = ${letterId}`.execute(tx.db);
  const row = rows[0];
  if (!row || row.body_html === null) return null;
  const positions = row.positions ?? [];
  return {
    html: row.body_html,
    pictures: new Map((row.ids ?? []).map((id, index) => [id, positions[index] ?? 0])),
  };
}
