import type { DealerTx } from '../../../platform/sql/index.ts';
import { contentTypeOf } from '../envelope/content-type.ts';
import { cleanFileName } from '../envelope/display.ts';
import { insertUpload, putFiles, sha256Of } from '../store/files.ts';

export interface KeptUpload {
  readonly uploadId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
}

/** Keeps a file until a letter takes it along; its bytes are stored once, however often they come. */
export async function keepUpload(
  tx: DealerTx,
  file: { readonly name: string; readonly contentType: string; readonly bytes: Buffer },
): Promise<KeptUpload> {
  const name = cleanFileName(file.name, 'file');
  const contentType = contentTypeOf(file.bytes, file.contentType);
  const sha256 = sha256Of(file.bytes);
  await putFiles(tx, [{ sha256, bytes: file.bytes }]);
  const uploadId = await insertUpload(tx, { sha256, name, contentType });
  return { uploadId, name, contentType, size: file.bytes.length };
}
