import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { contentTypeOf, isShownPicture } from '../envelope/content-type.ts';
import { inlinePictures, markedPictures } from '../envelope/pictures.ts';
import { loadLetterFile, loadLetterHtml } from '../store/files.ts';

/** Beyond it the pictures of one letter are left out; they can be opened as files. */
const maxPictureBytes = 10 * 1024 * 1024;

/**
 * A letter's HTML as a page of its own, with the pictures that came with it put in: a page in a sandbox has no session and
 * could not fetch them. Refuses `mail.noSuchLetter`, also for a letter without HTML.
 */
export async function letterHtml(tx: DealerTx, letterId: string): Promise<string> {
  const letter = await loadLetterHtml(tx, letterId);
  if (!letter) return refuse('notFound', 'mail.noSuchLetter');
  const addresses = new Map<string, string>();
  let room = maxPictureBytes;
  for (const contentId of markedPictures(letter.html)) {
    const position = letter.pictures.get(contentId);
    const file = position === undefined ? null : await loadLetterFile(tx, letterId, position);
    if (!file || file.bytes.length > room) continue;
    const type = contentTypeOf(file.bytes, file.contentType);
    if (!isShownPicture(type)) continue;
    room -= file.bytes.length;
    addresses.set(contentId, `data:${type};base64,${file.bytes.toString('base64')}`);
  }
  return asPage(inlinePictures(letter.html, (contentId) => addresses.get(contentId) ?? null));
}

/** Foreign HTML, sanitised, as a whole document. */
export function asPage(html: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank">
<style>body { margin: 12px; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere } img { max-width: 100%; height: auto }</style>
</head><body>${html}</body></html>`;
}
