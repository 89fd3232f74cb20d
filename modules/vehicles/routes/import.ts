import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { ImportQuery, ImportView } from '../contract.ts';
import { importStock } from '../use-cases/import-stock.ts';

const tag = 'Vehicles';
const upload = { maxBytes: 10_000_000 };
const schema = { querystring: ImportQuery, response: ImportView };

export function importRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/import/preview',
    tag,
    summary: 'Tell what a stock file would change',
    description: 'CSV or XLSX with a head. Nothing is kept.',
    schema,
    upload,
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, file, query }) =>
      importStock(tx, { bytes: bytesOf(file), mapping: query.mapping, keep: false }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/vehicles/import',
    tag,
    summary: 'Take over a stock file',
    description:
      'Lines with an offer number in stock change that vehicle. Lines that cannot be read are told and left out.',
    schema,
    upload,
    may: ({ rights }) => rights.editStock,
    handler: async ({ tx, file, query }) =>
      importStock(tx, { bytes: bytesOf(file), mapping: query.mapping, keep: true }),
  });
}

function bytesOf(file: { readonly bytes: Buffer } | null): Buffer {
  return file === null || file.bytes.length < 4
    ? refuse('invalid', 'import.noTable', { field: 'file' })
    : file.bytes;
}
