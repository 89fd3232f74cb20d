import { Type } from 'typebox';
import { dealerRoute, download, type HttpApp } from '../../../platform/http/index.ts';
import { Id, Language } from '../../../platform/http/shapes.ts';
import { UploadView } from '../../mail/contract.ts';
import { keepExpose, makeExpose } from '../use-cases/make-expose.ts';

const tag = 'Vehicles';
const params = Type.Object({ vehicleId: Id });
const Wanted = Type.Object({ language: Language }, { additionalProperties: false });

export function exposeRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/vehicles/:vehicleId/expose',
    tag,
    summary: 'The exposé as a PDF',
    schema: { params, querystring: Wanted },
    bytes: true,
    handler: async ({ tx, params: { vehicleId }, query, reply }) =>
      download(reply, await makeExpose(tx, { vehicleId, language: query.language })),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/:vehicleId/expose',
    tag,
    summary: 'Make the exposé as an upload, to attach it to an answer',
    schema: { params, body: Wanted, response: UploadView },
    status: 201,
    may: ({ rights }) => rights.seeAllLeads,
    handler: ({ tx, params: { vehicleId }, body }) => keepExpose(tx, { vehicleId, language: body.language }),
  });
}
