import papaparse from 'papaparse';
import writeXlsx, { type Cell as XlsxCell } from 'write-excel-file/node';

export type CellValue = string | number | Temporal.Instant | null;
export type TableFormat = 'csv' | 'xlsx';

export interface TableToWrite {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** In which zone moments are read off a clock. */
  readonly timeZone: string;
  readonly language: 'de' | 'en' | 'nl';
}

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** A cell that begins like this would be computed. */
const formula = /^[=+\-@\t\r]/;

/**
 * A table as a file that a spreadsheet opens. Moments stand as dates on the clock of the zone, numbers as numbers. Text
 * stays text, whatever a customer wrote: in a CSV file an apostrophe keeps it from being computed.
 */
export async function writeTable(
  format: TableFormat,
  table: TableToWrite,
): Promise<{ readonly bytes: Buffer; readonly contentType: string }> {
  const bytes = format === 'csv' ? csv(table) : await xlsx(table);
  return { bytes, contentType: contentTypes[format] };
}

function csv({ columns, rows, timeZone, language }: TableToWrite): Buffer {
  const text = papaparse.unparse(
    { fields: [...columns], data: rows.map((row) => row.map((cell) => plain(cell, timeZone))) },
    // What the spreadsheets of these countries take apart by themselves.
    { delimiter: language === 'en' ? ',' : ';', newline: '\r\n', escapeFormulae: formula },
  );
  return Buffer.from(`\ufeff${text}\r\n`);
}

function plain(cell: CellValue, timeZone: string): string | number {
  if (cell === null) return '';
  if (typeof cell !== 'object') return cell;
  const wall = cell.toZonedDateTimeISO(timeZone);
  return `${wall.toPlainDate().toString()} ${wall.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

async function xlsx({ name, columns, rows, timeZone }: TableToWrite): Promise<Buffer> {
  const head = columns.map((value): XlsxCell => ({ value, type: String, fontWeight: 'bold' }));
  const body = rows.map((row) => row.map((cell) => typed(cell, timeZone)));
  const widths = columns.map((column, i) => ({
    width: widthOf([column, ...rows.map((row) => row[i] ?? null)]),
  }));
  return writeXlsx([head, ...body], { sheet: name, columns: widths, stickyRowsCount: 1 }).toBuffer();
}

function typed(cell: CellValue, timeZone: string): XlsxCell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  // A spreadsheet's date has no zone: it is what the clock on the wall shows.
  const wall = cell.toZonedDateTimeISO(timeZone).toPlainDateTime().toZonedDateTime('UTC');
  return { value: new Date(wall.epochMilliseconds), type: Date, format: 'yyyy-mm-dd hh:mm' };
}

function widthOf(cells: readonly CellValue[]): number {
  const longest = Math.max(...cells.map((cell) => (typeof cell === 'string' ? cell.length : 16)));
  return Math.min(60, Math.max(10, longest + 2));
}
