import { type Static, Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { CreatedLeads, NewLead } from '../contract.ts';
import type { NewLead as LeadToTake } from '../use-cases/arrival/create-lead.ts';
import { postDocument } from '../use-cases/arrival/post-document.ts';

/** `takeLead` decides at which dealer of the group a lead is made; it is the deed of distribution. */
export interface CreateParts {
  readonly takeLead: (tx: DealerTx, lead: LeadToTake) => Promise<Static<typeof CreatedLeads>>;
}

export function createRoutes(app: HttpApp, { takeLead }: CreateParts): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/leads',
    tag: 'Leads',
    summary: 'Create a lead, by hand or by a system',
    description:
      'As JSON, or as ADF (`application/xml`, with an API key) with one or several prospects. `joined`: the customer has an open lead about the same vehicle, which took it up. `unassigned`: the document stands in the inbox. `moved`: the vehicle stands at another dealer of the group (`movedTo`), who has it now. Send an Idempotency-Key.',
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
      return takeLead(tx, body);
    },
  });
}
