import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import { DueExplanation } from '../leads/contract.ts';
import { explainDueOfLead } from './use-cases/explain-due.ts';

export function routes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/:leadId/due',
    tag: 'Leads',
    summary: 'Why the lead is due when it is',
    description: '404 `leads.notDue` for a closed lead.',
    schema: { params: Type.Object({ leadId: Id }), response: DueExplanation },
    handler: ({ tx, params }) => explainDueOfLead(tx, params.leadId),
  });
}
