import type { DealerTx } from '../../../platform/sql/index.ts';
import { type CellValue, type TableFormat, writeTable } from '../../../platform/tables/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { LeadListQuery, LeadRow } from '../contract.ts';
import { type ExportWords, exportWords } from '../texts/export.ts';
import type { LeadColumn } from '../views/contract.ts';
import { leadList } from './lead-list.ts';

/** A file holds no more leads than this; it is made in memory. */
const mostExported = 10_000;
const page = 200;

interface Export {
  readonly query: LeadListQuery;
  readonly format: TableFormat;
  readonly columns: readonly LeadColumn[];
  readonly language: 'de' | 'en' | 'nl';
}

/**
 * The leads of a list as a file, in its order and with its columns, at most 10,000. Moments stand on the dealer's clock.
 * Refuses `leads.unknownFilter`.
 */
export async function exportLeads(tx: DealerTx, { query, format, columns, language }: Export) {
  const { timeZone } = await getDealer(tx);
  const words = exportWords[language];
  const now = tx.now;
  const fields = columns.flatMap((column) => fieldsOf[column](words, now));
  const rows: CellValue[][] = [];
  let after: string | null = null;
  do {
    const list = await leadList(tx, { ...query, limit: page, ...(after === null ? {} : { after }) });
    rows.push(...list.rows.map((row) => fields.map(({ cell }) => cell(row))));
    after = list.next;
  } while (after !== null && rows.length < mostExported);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const file = await writeTable(format, {
    name: words.name,
    columns: fields.map(({ head }) => head),
    rows: rows.slice(0, mostExported),
    timeZone,
    language,
  });
  return { ...file, name: `${words.name} ${today}.${format}` };
}

interface Field {
  readonly head: string;
  readonly cell: (row: LeadRow) => CellValue;
}
type Fields = (words: ExportWords, now: Temporal.Instant) => readonly Field[];

const moment = (text: string | undefined): CellValue =>
  text === undefined ? null : Temporal.Instant.from(text);

/** A column of the list may be several in a file, where nothing is said by colour. */
const fieldsOf: { readonly [column in LeadColumn]: Fields } = {
  due: (words, now) => [
    { head: words.columns.due, cell: ({ due }) => moment(due?.at) },
    { head: words.columns.state, cell: (row) => stateOf(row, words, now) },
  ],
  customer: ({ columns }) => [{ head: columns.customer, cell: ({ customer }) => customer }],
  about: ({ columns }) => [
    { head: columns.about, cell: ({ subject }) => subject },
    { head: columns.vehicle, cell: ({ vehicle }) => vehicle?.title ?? null },
    { head: columns.offerNumber, cell: ({ vehicle }) => vehicle?.offerNumber ?? null },
  ],
  type: ({ columns, types }) => [{ head: columns.type, cell: ({ type }) => types[type] }],
  source: ({ columns, sources }) => [
    { head: columns.source, cell: ({ source }) => sources[source.name] ?? source.name },
  ],
  assignee: ({ columns }) => [{ head: columns.assignee, cell: ({ assignee }) => assignee?.name ?? null }],
  maturity: ({ columns, maturities }) => [
    { head: columns.maturity, cell: ({ maturity }) => (maturity === null ? null : maturities[maturity]) },
  ],
  received: ({ columns }) => [{ head: columns.received, cell: ({ receivedAt }) => moment(receivedAt) }],
  activity: ({ columns }) => [
    { head: columns.activity, cell: ({ lastActivityAt }) => moment(lastActivityAt) },
  ],
};

/** For an open lead its colour in words, for a closed one what came of it. */
function stateOf({ due, closing }: LeadRow, words: ExportWords, now: Temporal.Instant): string {
  if (closing !== null) {
    const outcome = words.outcomes[closing.outcome];
    const reason = words.reasons[closing.reason] ?? closing.reason;
    return outcome === undefined ? reason : `${outcome}: ${reason}`;
  }
  if (due === null) return words.open;
  const isOver = (at: string) => Temporal.Instant.compare(Temporal.Instant.from(at), now) <= 0;
  if (isOver(due.at)) return words.colours.red;
  return isOver(due.yellowFrom) ? words.colours.yellow : words.colours.green;
}
