import type { DealerTx } from '../../../platform/sql/index.ts';
import { cleanFileName, shownReceivers } from '../envelope/display.ts';
import { pictureMark } from '../envelope/pictures.ts';
import { storableText } from '../envelope/storable.ts';
import { type ParsedMail, quoteStripped, sanitiseHtml } from '../rules/index.ts';
import { type FileReference, putFiles } from '../store/files.ts';
import { insertLetter, type LetterKind } from '../store/letters.ts';
import { type Opened, openRaw } from './opened.ts';

/**
 * Writes a raw message into a thread as a letter: its new text and what it quotes, its HTML made safe, its files stored
 * once. A message with several prospects is recorded once per thread; then `text` says what each thread shows instead of
 * the whole, and neither HTML nor files go with it, because they speak of the others too.
 */
export async function recordIncomingLetter(
  tx: DealerTx,
  incoming: {
    readonly threadId: string;
    readonly rawId: string;
    readonly kind: Extract<LetterKind, 'enquiry' | 'reply' | 'noted'>;
    readonly at: Temporal.Instant;
    readonly text?: string;
  },
): Promise<string> {
  const opened = await openRaw(tx, incoming.rawId);
  if (!opened) throw new Error(`There is no raw message ${incoming.rawId}`);
  const { mail, raw } = opened;
  const whole = incoming.text === undefined;
  const body = whole ? bodyOf(opened, incoming.kind) : { text: incoming.text ?? '', quoted: null };
  const files = whole && mail ? await keepFiles(tx, mail) : [];
  return insertLetter(tx, {
    threadId: incoming.threadId,
    direction: 'in',
    kind: incoming.kind,
    at: incoming.at,
    from: opened.from,
    to: storableText(mail ? shownReceivers(mail, raw.envelopeTo) : raw.envelopeTo.join(', ')),
    subject: opened.subject,
    text: storableText(body.text),
    quoted: body.quoted === null ? null : storableText(body.quoted),
    html: whole && mail?.html != null ? storableText(safeHtml(mail.html)) : null,
    messageId: mail?.messageId == null ? null : storableText(mail.messageId),
    rawId: incoming.rawId,
    authorId: null,
    files,
  });
}

/** An enquiry is shown whole; an answer without what it repeats. */
function bodyOf({ doc }: Opened, kind: LetterKind): { text: string; quoted: string | null } {
  const text = doc?.texts[0] ?? doc?.sources[0]?.text.slice(0, 20_000) ?? '';
  return kind === 'enquiry' ? { text, quoted: null } : quoteStripped(text);
}

/** Pictures that came with the message are marked; whoever shows the HTML puts them in (`inlinePictures`). */
function safeHtml(html: string): string {
  return sanitiseHtml(html, { attachmentOf: pictureMark }).html;
}

async function keepFiles(tx: DealerTx, mail: ParsedMail): Promise<FileReference[]> {
  await putFiles(tx, mail.attachments);
  return mail.attachments.map((file, index) => ({
    sha256: file.sha256,
    name: storableText(cleanFileName(file.filename, `file-${index + 1}`)),
    contentType: storableText(file.contentType.slice(0, 100)),
    contentId: file.contentId === null ? null : storableText(file.contentId.slice(0, 500)),
  }));
}
