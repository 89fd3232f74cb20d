import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

export type Pdf = PDFKit.PDFDocument;

const fonts = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  semibold: '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;
export type Face = keyof typeof fonts;

/** An A4 document with the house's fonts inside; pages are numbered by whoever draws. Lengths are points. */
export function newPdf(about: {
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  readonly at: Temporal.Instant;
  readonly margin: number;
}): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: about.margin,
    bufferPages: true,
    lang: about.language,
    displayTitle: true,
    info: {
      Title: about.title,
      Author: about.author,
      CreationDate: new Date(about.at.epochMilliseconds),
    },
  });
  for (const [face, file] of Object.entries(fonts)) {
    pdf.registerFont(face, fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${file}`)));
  }
  return pdf.font('regular');
}

/** Ends the document and answers its bytes. */
export async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.end();
  return done;
}
