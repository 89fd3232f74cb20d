import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, download, type HttpApp } from '../../../platform/http/index.ts';
import { Language } from '../../../platform/http/shapes.ts';
import { LeadListQuery } from '../contract.ts';
import { exportLeads } from '../screens/export-leads.ts';
import { LeadColumn } from '../views/contract.ts';

const ExportQuery = Type.Object(
  {
    ...Type.Omit(LeadListQuery, ['after', 'limit']).properties,
    format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
    columns: Type.String({ maxLength: 200, description: 'Columns of the list, joined by a comma' }),
    language: Type.Optional(Language),
  },
  { additionalProperties: false },
);
const known = LeadColumn.anyOf.map((one) => one.const);

export function exportRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/export',
    tag: 'Leads',
    summary: 'Save the list as a file',
    description:
      'As CSV or XLSX, in the order of the list, at most 10,000 leads. Moments stand on the clock of the dealer. What a customer wrote is never computed.',
    may: ({ rights }) => rights.exportLeads,
    schema: { querystring: ExportQuery },
    bytes: true,
    handler: async ({ tx, query: { format, columns, language = 'en', ...query }, reply }) =>
      download(reply, await exportLeads(tx, { query, format, columns: columnsOf(columns), language })),
  });
}

function columnsOf(text: string): LeadColumn[] {
  return [...new Set(text.split(','))].map(
    (name) =>
      known.find((one) => one === name) ?? refuse('invalid', 'leads.unknownFilter', { field: 'columns' }),
  );
}
