import { bytesOf, newPdf, type Pdf } from '../../../platform/pdf/index.ts';
import type { ExposeContent } from '../rules/expose.ts';

const margin = 48;
const ink = '#1c2430';
const soft = '#566273';
const line = '#d5dae1';
const accent = '#1f5fbf';
/** Above it the page belongs to the text, below to the small print. */
const footTop = 770;

/** Sets the exposé on A4: picture, price, data, equipment, contact, small print at the foot of each page. */
export async function drawExpose(
  content: ExposeContent,
  about: {
    readonly language: string;
    readonly at: Temporal.Instant;
    /** JPEG, the first largest. */
    readonly pictures: readonly Buffer[];
  },
): Promise<Buffer> {
  const pdf = newPdf({ title: content.title, author: content.dealer.name, margin, ...about });
  // Text runs on at the foot, not over it.
  pdf.page.margins.bottom = pdf.page.height - footTop;
  pdf.on('pageAdded', () => {
    pdf.page.margins.bottom = pdf.page.height - footTop;
  });
  head(pdf, content);
  pictures(pdf, about.pictures);
  naming(pdf, content);
  table(pdf, content.data);
  if (content.environment.rows.length > 0) table(pdf, content.environment);
  equipment(pdf, content.equipment);
  description(pdf, content.description);
  contact(pdf, content);
  feet(pdf, content);
  return bytesOf(pdf);
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

function head(pdf: Pdf, { dealer }: ExposeContent): void {
  pdf.font('semibold').fontSize(13).fillColor(ink).text(dealer.name, margin, 36);
  pdf
    .moveTo(margin, 58)
    .lineTo(margin + widthOf(pdf), 58)
    .lineWidth(1.5)
    .strokeColor(accent)
    .stroke();
  pdf.y = 70;
}

/** One large picture, and up to three smaller ones below it. */
function pictures(pdf: Pdf, [first, ...others]: readonly Buffer[]): void {
  if (!first) return;
  const width = widthOf(pdf);
  const height = 200;
  const top = pdf.y;
  placed(pdf, first, { x: margin, y: top, width, height });
  pdf.y = top + height + 8;
  const small = others.slice(0, 3);
  if (small.length === 0) return;
  const each = (width - 16) / 3;
  for (const [index, picture] of small.entries()) {
    placed(pdf, picture, { x: margin + index * (each + 8), y: pdf.y, width: each, height: 70 });
  }
  pdf.y += 76;
}

function placed(
  pdf: Pdf,
  picture: Buffer,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { x, y, width, height } = box;
  const below = pdf.y;
  pdf.save();
  pdf.roundedRect(x, y, width, height, 4).clip();
  pdf.image(picture, x, y, { cover: [width, height], align: 'center', valign: 'center' });
  pdf.restore();
  pdf.y = below;
}

function naming(pdf: Pdf, { title, summary, price }: ExposeContent): void {
  const width = widthOf(pdf);
  const top = pdf.y + 8;
  pdf.font('semibold').fontSize(20).fillColor(accent);
  const priceWidth = Math.min(width * 0.4, pdf.widthOfString(price) + 2);
  pdf.text(price, margin + width - priceWidth, top, { width: priceWidth, align: 'right' });
  pdf.fillColor(ink).text(title, margin, top, { width: width - priceWidth - 16 });
  pdf.font('regular').fontSize(11).fillColor(soft).text(summary, { width });
  pdf.moveDown(0.8);
}

function heading(pdf: Pdf, title: string, needed: number): void {
  if (pdf.y + needed > footTop) pdf.addPage();
  pdf
    .font('semibold')
    .fontSize(12)
    .fillColor(ink)
    .text(title, margin, pdf.y, { width: widthOf(pdf) });
  pdf.y += 3;
}

/** Two pairs of name and value on a line. */
function table(pdf: Pdf, { title, rows }: ExposeContent['data']): void {
  heading(pdf, title, 56);
  const column = (widthOf(pdf) - 24) / 2;
  for (let index = 0; index < rows.length; index += 2) {
    const pair = rows.slice(index, index + 2);
    const height = Math.max(...pair.map((row) => rowHeight(pdf, row, column))) + 7;
    if (pdf.y + height > footTop) pdf.addPage();
    const top = pdf.y;
    for (const [place, [label, value]] of pair.entries()) {
      const x = margin + place * (column + 24);
      pdf
        .moveTo(x, top)
        .lineTo(x + column, top)
        .lineWidth(0.5)
        .strokeColor(line)
        .stroke();
      pdf.font('regular').fontSize(9.5).fillColor(soft);
      pdf.text(label, x, top + 3, { width: column * 0.52 });
      pdf.font('semibold').fillColor(ink);
      pdf.text(value, x + column * 0.54, top + 3, { width: column * 0.46, align: 'right' });
    }
    pdf.y = top + height;
  }
  pdf.x = margin;
  pdf.y += 7;
}

function rowHeight(pdf: Pdf, [label, value]: readonly [string, string], column: number): number {
  const named = pdf
    .font('regular')
    .fontSize(9.5)
    .heightOfString(label, { width: column * 0.52 });
  return Math.max(named, pdf.font('semibold').heightOfString(value, { width: column * 0.46 }));
}

function equipment(pdf: Pdf, { title, items }: ExposeContent['equipment']): void {
  if (items.length === 0) return;
  heading(pdf, title, 40);
  pdf.font('regular').fontSize(9.5).fillColor(ink);
  pdf.text(items.join(' · '), margin, pdf.y, { width: widthOf(pdf), lineGap: 1.5 });
  pdf.y += 10;
}

function description(pdf: Pdf, { title, text }: ExposeContent['description']): void {
  if (text === '') return;
  heading(pdf, title, 40);
  pdf.font('regular').fontSize(9.5).fillColor(ink);
  pdf.text(text, margin, pdf.y, { width: widthOf(pdf), lineGap: 1.5 });
  pdf.y += 10;
}

function contact(pdf: Pdf, { contact: person, dealer }: ExposeContent): void {
  const columns = [
    { title: dealer.name, lines: dealer.lines },
    { title: person.title, lines: person.lines },
  ].filter(({ lines }) => lines.length > 0);
  if (columns.length === 0) return;
  const height = 26 + Math.max(...columns.map(({ lines }) => lines.length)) * 13;
  if (pdf.y + height > footTop) pdf.addPage();
  const top = pdf.y;
  const width = widthOf(pdf);
  pdf.roundedRect(margin, top, width, height, 4).fillColor('#f2f5f9').fill();
  for (const [index, { title, lines }] of columns.entries()) {
    const x = margin + 12 + index * (width / 2);
    pdf.font('semibold').fontSize(10).fillColor(ink);
    pdf.text(title, x, top + 8, { width: width / 2 - 24, lineBreak: false, ellipsis: true });
    pdf.font('regular').fontSize(9.5).fillColor(soft);
    for (const [row, text] of lines.entries()) {
      pdf.text(text, x, top + 21 + row * 13, { width: width / 2 - 24, lineBreak: false, ellipsis: true });
    }
  }
  pdf.y = top + height + 8;
}

/** The small print and the number stand on every page, below what the text may use. */
function feet(pdf: Pdf, { smallPrint, page }: ExposeContent): void {
  const { start, count } = pdf.bufferedPageRange();
  const width = widthOf(pdf);
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index);
    pdf.page.margins.bottom = 0;
    pdf
      .moveTo(margin, footTop + 6)
      .lineTo(margin + width, footTop + 6)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke();
    pdf.font('regular').fontSize(7.5).fillColor(soft);
    pdf.text(smallPrint.join(' '), margin, footTop + 11, { width: width - 90, height: 50, ellipsis: true });
    pdf.text(page(index - start + 1, count), margin + width - 80, footTop + 11, {
      width: 80,
      align: 'right',
    });
  }
}
