import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import { preparePicture } from '../../../platform/pictures/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { cleanFileName, contentTypeOf, putFiles, sha256Of } from '../../mail/index.ts';
import type { DocumentView } from '../contract.ts';
import { takesDocument } from '../rules/documents.ts';
import { documentsOf, insertDocument, setDocumentDeleted } from '../store/documents.ts';
import { insertPicture, orderPictures, picturesOf } from '../store/pictures.ts';
import { needVehicle } from './save-vehicle.ts';

interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const mostPictures = 60;
const mostDocuments = 100;

/** Adds a picture behind the others. Refuses `vehicles.noPicture` for what cannot be read as one, `vehicles.tooManyPictures`. */
export async function addPicture(
  tx: DealerTx,
  vehicleId: string,
  file: Pick<UploadedFile, 'bytes'>,
): Promise<{ pictureId: string; width: number; height: number }> {
  await needVehicle(tx, vehicleId, { lock: true });
  if ((await picturesOf(tx, vehicleId)).length >= mostPictures) {
    refuse('conflict', 'vehicles.tooManyPictures', { details: { count: mostPictures } });
  }
  const prepared =
    (await preparePicture(file.bytes)) ?? refuse('invalid', 'vehicles.noPicture', { field: 'file' });
  const { picture, thumbnail, width, height } = prepared;
  const sha256 = sha256Of(picture);
  const thumbnailSha256 = sha256Of(thumbnail);
  await putFiles(tx, [
    { sha256, bytes: picture },
    { sha256: thumbnailSha256, bytes: thumbnail },
  ]);
  const pictureId = await insertPicture(tx, { vehicleId, sha256, thumbnailSha256, width, height });
  announceLive(tx, 'stock');
  return { pictureId, width, height };
}

/** Shows these pictures in this order. Those left out are kept, so that naming them again brings them back. */
export async function arrangePictures(
  tx: DealerTx,
  vehicleId: string,
  pictureIds: readonly string[],
): Promise<void> {
  await needVehicle(tx, vehicleId, { lock: true });
  orderPictures(tx, vehicleId, pictureIds);
  announceLive(tx, 'stock');
}

/** Keeps a document with the vehicle. Refuses `vehicles.documentType`, `vehicles.tooManyDocuments`. */
export async function addDocument(
  tx: DealerTx,
  vehicleId: string,
  file: UploadedFile,
): Promise<DocumentView> {
  await needVehicle(tx, vehicleId, { lock: true });
  const contentType = contentTypeOf(file.bytes, file.contentType);
  if (!takesDocument(contentType)) refuse('invalid', 'vehicles.documentType', { field: 'file' });
  if ((await documentsOf(tx, vehicleId)).length >= mostDocuments) {
    refuse('conflict', 'vehicles.tooManyDocuments', { details: { count: mostDocuments } });
  }
  const sha256 = sha256Of(file.bytes);
  await putFiles(tx, [{ sha256, bytes: file.bytes }]);
  const name = cleanFileName(file.name, 'document');
  const document = await insertDocument(tx, {
    vehicleId,
    sha256,
    name,
    contentType,
    size: file.bytes.length,
  });
  announceLive(tx, 'stock');
  return document;
}

/** Deletes a document, or brings a deleted one back. Refuses `vehicles.noSuchDocument`. */
export async function deleteDocument(
  tx: DealerTx,
  document: { readonly vehicleId: string; readonly documentId: string; readonly deleted: boolean },
): Promise<void> {
  if (!(await setDocumentDeleted(tx, document))) refuse('notFound', 'vehicles.noSuchDocument');
  announceLive(tx, 'stock');
}
