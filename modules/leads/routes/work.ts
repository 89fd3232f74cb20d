import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { HandOver, MoveDue, NewAnswer, NewCall, NewClosing, NewNote, SetMaturity } from '../contract.ts';
import { answerLead } from '../use-cases/desk/answer-lead.ts';
import { closeLead, reopenLead } from '../use-cases/desk/close-lead.ts';
import { handOverLead } from '../use-cases/desk/hand-over-lead.ts';
import { logCall } from '../use-cases/desk/log-call.ts';
import { moveDue } from '../use-cases/desk/move-due.ts';
import { noteOnLead } from '../use-cases/desk/note-on-lead.ts';
import { rateLead } from '../use-cases/desk/rate-lead.ts';

const tag = 'Work on leads';
const params = Type.Object({ leadId: Id });

export function workRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/leads/:leadId/answers',
    tag,
    summary: 'Answer the customer by e-mail',
    description:
      'Sets the next follow-up: the chosen one, else the usual. 409 `leads.noAddress` without an e-mail address, `leads.closed` on a closed lead.',
    schema: { params, body: NewAnswer, response: Type.Object({ letterId: Id }) },
    status: 201,
    idempotent: true,
    handler: async ({ tx, actor: { rights }, params: { leadId }, body }) => ({
      letterId: await answerLead(tx, rights, { leadId, ...body }),
    }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/leads/:leadId/notes',
    tag,
    summary: 'Write a note',
    description: 'Answers nobody. Moves the due when `followUpAt` is given. Fine on closed leads too.',
    schema: { params, body: NewNote },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { leadId }, body }) =>
      noteOnLead(tx, rights, { leadId, ...body }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/leads/:leadId/calls',
    tag,
    summary: 'Log a call to the customer',
    description: 'A call that reached the customer answers; an attempt only where the settings say so.',
    schema: { params, body: NewCall },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { leadId }, body }) =>
      logCall(tx, rights, { leadId, ...body }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/leads/:leadId/assignee',
    tag,
    summary: 'Hand the lead over, or take it',
    description: 'No clock changes. 422 `leads.cannotBeAssigned` for somebody who may not be given leads.',
    schema: { params, body: HandOver },
    handler: ({ tx, actor: { rights }, params: { leadId }, body }) =>
      handOverLead(tx, rights, { leadId, ...body }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/leads/:leadId/due',
    tag,
    summary: 'Move the due',
    description: '422 `leads.followUpInPast` for a moment that is over.',
    schema: { params, body: MoveDue },
    handler: ({ tx, actor: { rights }, params: { leadId }, body }) =>
      moveDue(tx, rights, { leadId, ...body }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/leads/:leadId/maturity',
    tag,
    summary: 'Set how near to a purchase the customer is',
    schema: { params, body: SetMaturity },
    handler: ({ tx, actor: { rights }, params: { leadId }, body }) =>
      rateLead(tx, rights, { leadId, ...body }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/leads/:leadId/closing',
    tag,
    summary: 'Close the lead with a reason',
    description: '409 `leads.alreadyClosed` when somebody was quicker.',
    schema: { params, body: NewClosing },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { leadId }, body }) =>
      closeLead(tx, rights, { leadId, ...body }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/leads/:leadId/closing',
    tag,
    summary: 'Reopen the lead',
    description: '409 `leads.notClosed` when it is open.',
    schema: { params },
    handler: ({ tx, actor: { rights }, params: { leadId } }) => reopenLead(tx, rights, { leadId }),
  });
}
