import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Report } from '../contract.ts';
import type { About } from './about.ts';
import { safeCell } from './safe-cell.ts';

const formats: Readonly<Record<string, string>> = {
  count: '#,##0',
  minutes: '#,##0',
  decimal: '#,##0.0',
  percent: '0%',
  money: '#,##0.00 "€"',
};

/** A workbook with one sheet that holds the tables one below the other; numbers are numbers. */
export async function xlsxOf(report: Report, { dealer }: About): Promise<Buffer> {
  const text = (value: string, bold = false) => ({
    value: safeCell(value),
    type: String,
    ...(bold ? { fontWeight: 'bold' as const } : {}),
  });
  const data: SheetData = [[text(dealer, true)], ...report.about.map((line) => [text(line)])];
  for (const { title, sentence, columns, rows } of report.sections) {
    data.push([], [text(title, true)], [text(sentence)]);
    data.push([text(''), ...columns.map(({ label }) => text(label, true))]);
    for (const row of rows) {
      const cells = row.cells.map((cell, at) => {
        const kind = columns[at]?.kind ?? 'text';
        if (typeof cell.value !== 'number') return text(cell.text);
        const value = kind === 'money' ? cell.value / 100 : cell.value;
        return { value, type: Number, format: formats[kind] ?? '0' };
      });
      data.push([text(row.label), ...cells]);
    }
  }
  const widths = [{ width: 38 }, ...Array.from({ length: 12 }, () => ({ width: 18 }))];
  return writeExcelFile(data, { columns: widths }).toBuffer();
}
