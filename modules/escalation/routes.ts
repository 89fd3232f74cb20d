import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import { DueExplanation } from '../leads/contract.ts';
import {
  Consequences,
  EscalationMeaning,
  ProposedEscalation,
  ProposedTimes,
  RecalculationView,
} from './contract.ts';
import { recalculationView } from './screens/recalculation.ts';
import { explainDueOfLead } from './use-cases/explain-due.ts';
import { meaningOfTimes } from './use-cases/meaning-of-times.ts';
import { previewOpenLeads } from './use-cases/preview-open-leads.ts';

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
  dealerRoute(app, {
    method: 'POST',
    path: '/settings/preview',
    tag: 'Settings',
    summary: 'Which open leads would move with other hours or times',
    description: 'Nothing is saved. 422 for what could not be saved, with the field.',
    schema: { body: ProposedTimes, response: Consequences },
    may: ({ rights }) => rights.changeSettings,
    handler: ({ tx, body }) => previewOpenLeads(tx, body),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/settings/recalculation',
    tag: 'Settings',
    summary: 'How far open leads are computed again after a change of hours or times',
    description:
      'At a dealer with very many open leads the worker computes them after the change is saved; elsewhere it is always over.',
    schema: { response: RecalculationView },
    handler: ({ tx }) => recalculationView(tx),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/settings/escalation/meaning',
    tag: 'Settings',
    summary: "What times mean with the dealer's hours, in worked examples",
    description: 'Nothing is saved, and the times need not be the saved ones.',
    schema: { body: ProposedEscalation, response: EscalationMeaning },
    handler: ({ tx, body }) => meaningOfTimes(tx, body),
  });
}
