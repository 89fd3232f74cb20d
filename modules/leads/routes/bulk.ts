import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { LeadBulk, LeadBulkDone, LeadBulkUndone } from '../contract.ts';
import { doBulk } from '../use-cases/bulk/do-bulk.ts';
import { undoBulk } from '../use-cases/bulk/undo-bulk.ts';

const tag = 'Work on leads';

export function bulkRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/leads/bulk',
    tag,
    summary: 'Do one thing with several leads',
    description:
      'Assign, close with a reason, or move the due; at most 100 leads a request. Each lead is done whole or left whole; those that were left are named with the reason.',
    schema: { body: LeadBulk, response: LeadBulkDone },
    idempotent: true,
    handler: ({ tx, actor: { rights }, body }) => doBulk(tx, rights, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/leads/bulk/:bulkId',
    tag,
    summary: 'Take a deed on several leads back',
    description:
      'Once. Assignee, due and state are exactly what they were; leads that have moved on are left and named. 409 `leads.nothingToUndo`.',
    schema: { params: Type.Object({ bulkId: Id }), response: LeadBulkUndone },
    handler: ({ tx, actor: { rights }, params: { bulkId } }) => undoBulk(tx, rights, bulkId),
  });
}
