import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, download, type HttpApp, shownPicture } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { DocumentView, PictureOrder, PictureView } from '../contract.ts';
import { loadDocument } from '../store/documents.ts';
import { loadPicture } from '../store/pictures.ts';
import { addDocument, addPicture, arrangePictures, deleteDocument } from '../use-cases/files.ts';

const tag = 'Vehicles';
const params = Type.Object({ vehicleId: Id });
const ofPicture = Type.Object({ vehicleId: Id, pictureId: Id });
const ofDocument = Type.Object({ vehicleId: Id, documentId: Id });
const Size = Type.Object(
  { size: Type.Optional(Type.Union([Type.Literal('whole'), Type.Literal('thumbnail')])) },
  { additionalProperties: false },
);

export function fileRoutes(app: HttpApp): void {
  pictureRoutes(app);
  documentRoutes(app);
}

function pictureRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/:vehicleId/pictures',
    tag,
    summary: 'Add a picture',
    description:
      'JPEG, PNG or WebP. It is kept upright, at most 1,600 pixels long, without what the camera wrote into it.',
    schema: { params, response: PictureView },
    status: 201,
    upload: { maxBytes: 20_000_000 },
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, params: { vehicleId }, file }) =>
      file ? addPicture(tx, vehicleId, file) : refuse('invalid', 'vehicles.noPicture', { field: 'file' }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/vehicles/:vehicleId/pictures',
    tag,
    summary: 'Arrange the pictures, and take some out',
    schema: { params, body: PictureOrder },
    may: ({ rights }) => rights.editStock,
    handler: ({ tx, params: { vehicleId }, body }) => arrangePictures(tx, vehicleId, body.pictureIds),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/vehicles/:vehicleId/pictures/:pictureId',
    tag,
    summary: 'A picture, or its thumbnail',
    schema: { params: ofPicture, querystring: Size },
    bytes: true,
    handler: async ({ tx, params: { vehicleId, pictureId }, query, reply }) => {
      const bytes = await loadPicture(tx, { vehicleId, pictureId, thumbnail: query.size === 'thumbnail' });
      return bytes ? shownPicture(reply, bytes) : refuse('notFound', 'vehicles.noSuchPicture');
    },
  });
}

function documentRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/:vehicleId/documents',
    tag,
    summary: 'Keep a document with the vehicle',
    description: 'PDF, pictures, texts and office files up to 25 MB.',
    schema: { params, response: DocumentView },
    status: 201,
    upload: { maxBytes: 26_214_400 },
    may: ({ rights }) => rights.seeAllLeads,
    handler: async ({ tx, params: { vehicleId }, file }) =>
      file ? addDocument(tx, vehicleId, file) : refuse('invalid', 'mail.noFile', { field: 'file' }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/vehicles/:vehicleId/documents/:documentId',
    tag,
    summary: 'Download a document',
    schema: { params: ofDocument },
    bytes: true,
    handler: async ({ tx, params: document, reply }) => {
      const file = await loadDocument(tx, document);
      return file ? download(reply, file) : refuse('notFound', 'vehicles.noSuchDocument');
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/vehicles/:vehicleId/documents/:documentId',
    tag,
    summary: 'Delete a document',
    schema: { params: ofDocument },
    may: ({ rights }) => rights.editStock,
    handler: ({ tx, params: document }) => deleteDocument(tx, { ...document, deleted: true }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/:vehicleId/documents/:documentId/restoring',
    tag,
    summary: 'Bring a deleted document back',
    schema: { params: ofDocument },
    may: ({ rights }) => rights.editStock,
    handler: ({ tx, params: document }) => deleteDocument(tx, { ...document, deleted: false }),
  });
}
