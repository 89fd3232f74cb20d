import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { CreatedLeads, NewLead } from '../contract.ts';
import { createLead } from '../use-cases/arrival/create-lead.ts';
import { postDocument } from '../use-cases/arrival/post-document.ts';

export function createRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/leads',
    tag: 'Leads',
    summary: 'Create a lead, by hand or by a system',
    description:
      'As JSON, or as ADF (`application/xml`, with an API key) with one or several prospects. `joined`: the customer has an open lead about the same vehicle, which took it up. `unassigned`: the document stands in the inbox. Send an Idempotency-Key.',
    schema: { body: Type.Union([NewLead, Type.String()]), response: CreatedLeads },
    status: 201,
    xml: true,
    idempotent: true,
    handler: async ({ tx, body, request }) => {
      if (typeof body === 'string') {
        return postDocument(
          tx,
          { bytes: Buffer.from(body) },
          {
            onFailed: ({ rawId, error }) =>
              request.log.error({ err: error, rawId }, 'A document could not be read'),
          },
        );
      }
      const { leadId, outcome } = await createLead(tx, body);
      return { outcome, leadIds: [leadId] };
    },
  });
}
