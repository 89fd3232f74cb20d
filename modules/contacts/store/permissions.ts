import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { PermissionRecord } from '../rules/permissions.ts';

export interface StoredPermission extends PermissionRecord {
  readonly contactId: string;
  readonly notedAt: Temporal.Instant;
  readonly notedBy: string | null;
  readonly proofText: string | null;
  readonly proofLetterId: string | null;
  readonly proofFile: { readonly name: string; readonly contentType: string } | null;
}

export type NewPermission = Omit<PermissionRecord, 'permissionId'> & {
  readonly contactId: string;
  readonly proofText?: string | null;
  readonly proofLetterId?: string | null;
  readonly proofFile?: {
    readonly sha256: Buffer;
    readonly name: string;
    readonly contentType: string;
  } | null;
};

/** Everything that was noted of what the contacts allow, the oldest first. */
export async function permissionRecords(
  tx: DealerTx,
  contactIds: readonly string[],
): Promise<readonly StoredPermission[]> {
  if (contactIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom('contact_permission')
    .selectAll()
    .where('dealer_id', '=', tx.dealerId)
    .where('contact_id', 'in', [...contactIds])
    .orderBy('at')
    .orderBy('permission_id')
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    permissionId: row.permission_id,
    channel: row.channel as PermissionRecord['channel'],
    purpose: row.purpose as PermissionRecord['purpose'],
    decision: row.decision as PermissionRecord['decision'],
    source: row.source as PermissionRecord['source'],
    at: row.at,
    notedAt: row.noted_at,
    notedBy: row.noted_by_name,
    proofText: row.proof_text,
    proofLetterId: row.proof_letter_id,
    proofFile:
      row.proof_name === null
        ? null
        : { name: row.proof_name, contentType: row.proof_content_type ?? 'application/octet-stream' },
  }));
}

/** Writes records; answers their ids. What lists filter by is the caller's: `indexContacts`. */
export async function insertPermissions(
  tx: DealerTx,
  records: readonly NewPermission[],
): Promise<readonly string[]> {
  if (records.length === 0) return [];
  const ids = records.map(() => newId(tx.now));
  await tx.db
    .insertInto('contact_permission')
    .values(
      records.map((record, i) => ({
        dealer_id: tx.dealerId,
        contact_id: record.contactId,
        permission_id: ids[i] ?? '',
        channel: record.channel,
        purpose: record.purpose,
        decision: record.decision,
        source: record.source,
        at: record.at,
        noted_at: tx.now,
        noted_by: tx.actor.userId,
        noted_by_name: tx.actor.name,
        proof_text: record.proofText ?? null,
        proof_letter_id: record.proofLetterId ?? null,
        proof_sha256: record.proofFile?.sha256 ?? null,
        proof_name: record.proofFile?.name ?? null,
        proof_content_type: record.proofFile?.contentType ?? null,
      })),
    )
    .execute();
  return ids;
}

/** The bytes of a record's document; null when it has none. */
export async function proofBytes(
  tx: DealerTx,
  contactId: string,
  permissionId: string,
): Promise<{ readonly name: string; readonly contentType: string; readonly bytes: Buffer } | null> {
  const { rows } = await sql<{ name: string; type: string; bytes: Buffer }>`
    select p.proof_name as name, p.proof_content_type as type, f.bytes
    from contact_permission p join file f on f.dealer_id = p.dealer_id and f.sha256 = p.proof_sha256
    where p.dealer_id = ${tx.dealerId} and p.contact_id = ${contactId} and p.permission_id = ${permissionId}`.execute(
    tx.db,
  );
  const [row] = rows;
  return row ? { name: row.name, contentType: row.type, bytes: row.bytes } : null;
}

/** Whether the letter stands in a conversation with the contact. */
export async function letterOfContact(tx: DealerTx, contactId: string, letterId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from letter join lead on lead.dealer_id = letter.dealer_id and lead.thread_id = letter.thread_id
    where letter.dealer_id = ${tx.dealerId} and letter.letter_id = ${letterId} and lead.contact_id = ${contactId}`.execute(
    tx.db,
  );
  return rows.length > 0;
}
