import { bytesOf, newPdf, type Pdf } from '../../../platform/pdf/index.ts';
import type { Report, ReportSection } from '../contract.ts';
import { wordsOf } from '../texts/index.ts';
import type { About } from './about.ts';

const margin = 48;
const ink = '#1c2430';
const soft = '#566273';
const line = '#d5dae1';
const accent = '#1f5fbf';
const labelWidth = 150;
const mostBars = 12;

/** The report on A4 pages: what it is about, then each section with its sentence, bars and table. */
export async function pdfOf(report: Report, { language, dealer, at }: About): Promise<Buffer> {
  const title = wordsOf(language).report;
  const pdf = newPdf({ title: `${title} · ${dealer}`, author: dealer, language, at, margin });
  pdf.font('semibold').fontSize(20).fillColor(ink).text(`${title} · ${dealer}`, margin, margin);
  pdf.font('regular').fontSize(10).fillColor(soft);
  for (const text of report.about) pdf.text(text);
  pdf.moveDown(0.8);
  headline(pdf, report);
  for (const section of report.sections) drawSection(pdf, section);
  feet(pdf, dealer);
  return bytesOf(pdf);
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

function headline(pdf: Pdf, { headline: figures }: Report): void {
  if (figures.length === 0) return;
  const width = widthOf(pdf) / figures.length;
  const top = pdf.y;
  for (const [at, { label, text, before }] of figures.entries()) {
    const x = margin + at * width;
    pdf
      .font('semibold')
      .fontSize(16)
      .fillColor(ink)
      .text(text, x, top, { width: width - 8 });
    pdf.font('regular').fontSize(8).fillColor(soft);
    pdf.text(before === null ? label : `${label} (${before})`, x, top + 22, { width: width - 8 });
  }
  pdf.x = margin;
  pdf.y = top + 58;
}

function drawSection(pdf: Pdf, section: ReportSection): void {
  room(pdf, 110);
  pdf.font('semibold').fontSize(13).fillColor(ink).text(section.title, margin, pdf.y);
  pdf
    .font('regular')
    .fontSize(10)
    .fillColor(ink)
    .text(section.sentence, { width: widthOf(pdf) });
  pdf.moveDown(0.4);
  bars(pdf, section);
  table(pdf, section);
  pdf.moveDown(1.2);
}

/** Bars of the first drawn column, each with its label and its number: nothing is told by colour alone. */
function bars(pdf: Pdf, { columns, rows, chart }: ReportSection): void {
  const at = columns.findIndex(({ id }) => id === chart[0]);
  const shown = rows.filter(({ withheld }) => !withheld).slice(0, mostBars);
  const most = Math.max(0, ...shown.map(({ cells }) => Number(cells[at]?.value ?? 0)));
  if (at < 0 || most === 0) return;
  const full = widthOf(pdf) - labelWidth - 70;
  pdf
    .fontSize(8)
    .fillColor(soft)
    .text(columns[at]?.label ?? '', margin + labelWidth, pdf.y);
  for (const { label, cells } of shown) {
    room(pdf, 14);
    const top = pdf.y;
    const long = (Number(cells[at]?.value ?? 0) / most) * full;
    pdf
      .fontSize(8)
      .fillColor(ink)
      .text(label, margin, top + 1, { width: labelWidth - 8, height: 10, ellipsis: true });
    pdf.rect(margin + labelWidth, top + 1, Math.max(long, 0.5), 9).fill(accent);
    pdf
      .fillColor(ink)
      .text(cells[at]?.text ?? '', margin + labelWidth + long + 5, top + 1, { lineBreak: false });
    pdf.x = margin;
    pdf.y = top + 13;
  }
  pdf.moveDown(0.4);
}

function table(pdf: Pdf, { columns, rows }: ReportSection): void {
  const first = 118;
  const width = (widthOf(pdf) - first) / columns.length;
  const set = (texts: readonly string[], face: 'regular' | 'semibold') => {
    pdf.font(face).fontSize(7);
    const heights = texts.map((text, at) =>
      pdf.heightOfString(text, { width: (at === 0 ? first : width) - 4 }),
    );
    const height = Math.max(...heights);
    room(pdf, height + 6);
    const top = pdf.y;
    for (const [at, text] of texts.entries()) {
      const x = at === 0 ? margin : margin + first + (at - 1) * width;
      const align = at === 0 ? 'left' : 'right';
      pdf.fillColor(ink).text(text, x, top, { width: (at === 0 ? first : width) - 4, align });
    }
    pdf.x = margin;
    pdf.y = top + height + 2;
    pdf
      .moveTo(margin, pdf.y)
      .lineTo(margin + widthOf(pdf), pdf.y)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke();
    pdf.y += 3;
  };
  set(['', ...columns.map(({ label }) => label)], 'semibold');
  for (const { label, cells } of rows) set([label, ...cells.map(({ text }) => text)], 'regular');
}

/** Begins a page where the next thing would not fit. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height <= pdf.page.height - margin - 12) return;
  pdf.addPage();
  pdf.x = margin;
  pdf.y = margin;
}

function feet(pdf: Pdf, dealer: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.font('regular').fontSize(8).fillColor(soft);
    pdf.text(`${dealer} · ${page + 1} / ${count}`, margin, pdf.page.height - 32, { lineBreak: false });
  }
}
