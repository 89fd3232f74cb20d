import type { Report } from '../contract.ts';
import { wordsOf } from '../texts/index.ts';
import type { About } from './about.ts';
import { csvOf } from './csv.ts';
import { pdfOf } from './pdf.ts';
import { xlsxOf } from './xlsx.ts';

/** A report as a file; what it is about stands in it. */
export async function reportFile(report: Report, about: About) {
  const { format, language } = about;
  const name = `${wordsOf(language).report} ${report.period.from} ${report.period.until}.${format}`;
  if (format === 'csv') return { name, contentType: 'text/csv', bytes: csvOf(report, about) };
  if (format === 'xlsx') {
    const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name, contentType, bytes: await xlsxOf(report, about) };
  }
  return { name, contentType: 'application/pdf', bytes: await pdfOf(report, about) };
}
