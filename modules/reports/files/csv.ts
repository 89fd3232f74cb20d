import papaparse from 'papaparse';
import type { Report } from '../contract.ts';
import type { About } from './about.ts';
import { safeCell } from './safe-cell.ts';

/** One table after the other, each below its title, with numbers as they are; read by spreadsheets of Europe. */
export function csvOf(report: Report, { dealer }: About): Buffer {
  const lines: string[][] = [[dealer], ...report.about.map((text) => [text])];
  for (const { title, sentence, columns, rows } of report.sections) {
    lines.push([], [title], [sentence], ['', ...columns.map(({ label }) => label)]);
    for (const row of rows) {
      lines.push([
        row.label,
        ...row.cells.map(({ value, text }) => (row.withheld ? text : value === null ? '' : String(value))),
      ]);
    }
  }
  const text = papaparse.unparse(
    lines.map((cells) => cells.map(safeCell)),
    { delimiter: ';' },
  );
  return Buffer.from(`\ufeff${text}\r\n`, 'utf8');
}
