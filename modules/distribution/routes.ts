import { Type } from 'typebox';
import { refuse } from '../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import { AssignmentExplanation } from '../leads/contract.ts';
import { leadFacts } from '../leads/index.ts';
import { explainAssignment } from './use-cases/explain-assignment.ts';

export function routes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/:leadId/assignment',
    tag: 'Leads',
    summary: 'Why this person has the lead',
    description: '404 `leads.notAssigned` for a lead that nobody ever had.',
    schema: { params: Type.Object({ leadId: Id }), response: AssignmentExplanation },
    handler: async ({ tx, params: { leadId } }) => {
      await leadFacts(tx, leadId);
      return (await explainAssignment(tx, leadId)) ?? refuse('notFound', 'leads.notAssigned');
    },
  });
}
