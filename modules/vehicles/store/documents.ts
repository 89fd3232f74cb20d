import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DocumentView } from '../contract.ts';

/** The documents that were not deleted, the newest first. */
export async function documentsOf(tx: DealerTx, vehicleId: string): Promise<DocumentView[]> {
  const rows = await tx.db
    .selectFrom('vehicle_document')
    .select(['document_id', 'name', 'content_type', 'size', 'added_by', 'added_at'])
    .where('dealer_id', '=', tx.dealerId)
    .where('vehicle_id', '=', vehicleId)
    .where('deleted_at', 'is', null)
    .orderBy('added_at', 'desc')
    .orderBy('document_id', 'desc')
    .execute();
  return rows.map((row) => ({
    documentId: row.document_id,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    addedBy: row.added_by,
    addedAt: row.added_at.toString(),
  }));
}

/** The hash is hex. */
export async function insertDocument(
  tx: DealerTx,
  document: {
    readonly vehicleId: string;
    readonly sha256: string;
    readonly name: string;
    readonly contentType: string;
    readonly size: number;
  },
): Promise<DocumentView> {
  const documentId = newId(tx.now);
  const { vehicleId, sha256, name, contentType, size } = document;
  await tx.db
    .insertInto('vehicle_document')
    .values({
      dealer_id: tx.dealerId,
      document_id: documentId,
      vehicle_id: vehicleId,
      sha256: Buffer.from(sha256, 'hex'),
      name,
      content_type: contentType,
      size,
      added_by: tx.actor.name,
      added_at: tx.now,
    })
    .execute();
  return { documentId, name, contentType, size, addedBy: tx.actor.name, addedAt: tx.now.toString() };
}

/** Deletes a document, or brings it back; false when it is not there, or is so already. */
export async function setDocumentDeleted(
  tx: DealerTx,
  document: { readonly vehicleId: string; readonly documentId: string; readonly deleted: boolean },
): Promise<boolean> {
  const changed = await tx.db
    .updateTable('vehicle_document')
    .set(
      document.deleted
        ? { deleted_at: tx.now, deleted_by: tx.actor.name }
        : { deleted_at: null, deleted_by: null },
    )
    .where('dealer_id', '=', tx.dealerId)
    .where('vehicle_id', '=', document.vehicleId)
    .where('document_id', '=', document.documentId)
    .where('deleted_at', document.deleted ? 'is' : 'is not', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function loadDocument(
  tx: DealerTx,
  { vehicleId, documentId }: { readonly vehicleId: string; readonly documentId: string },
): Promise<{ readonly name: string; readonly contentType: string; readonly bytes: Buffer } | null> {
  const row = await tx.db
    .selectFrom('vehicle_document as document')
    .innerJoin('file', (join) =>
      join.onRef('file.dealer_id', '=', 'document.dealer_id').onRef('file.sha256', '=', 'document.sha256'),
    )
    .select(['document.name', 'document.content_type', 'file.bytes'])
    .where('document.dealer_id', '=', tx.dealerId)
    .where('document.vehicle_id', '=', vehicleId)
    .where('document.document_id', '=', documentId)
    .where('document.deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? { name: row.name, contentType: row.content_type, bytes: row.bytes } : null;
}
