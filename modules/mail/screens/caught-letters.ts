import { sql } from 'kysely';
import type { Static } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import type { InstallationTx } from '../../../platform/sql/index.ts';
import type { CaughtLetter, CaughtLetterList } from '../contract.ts';
import { shownAddress } from '../envelope/display.ts';
import { parseMail, sanitiseHtml } from '../rules/index.ts';
import { placeText, readPlace } from './place.ts';

/** What would have gone out, newest first. */
export async function caughtLetters(
  tx: InstallationTx,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<Static<typeof CaughtLetterList>> {
  const place = page.after === undefined ? null : readPlace(page.after);
  let query = tx.db
    .selectFrom('caught_letter')
    .select(['caught_id', 'at', 'from_text', 'to_text', 'subject'])
    .orderBy('at', 'desc')
    .orderBy('caught_id', 'desc')
    .limit(page.limit + 1);
  if (place) query = query.where(sql<boolean>`(at, caught_id) < (${place.at}, ${place.id}::uuid)`);
  const found = await query.execute();
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      letterId: row.caught_id,
      at: row.at.toString(),
      from: row.from_text,
      to: row.to_text,
      subject: row.subject,
    })),
    next: last && found.length > page.limit ? placeText({ at: last.at, id: last.caught_id }) : null,
  };
}

/** One caught letter, read as its receiver's program would read it. Refuses `mail.noSuchLetter`. */
export async function caughtLetter(tx: InstallationTx, letterId: string): Promise<CaughtLetter> {
  const row = await tx.db
    .selectFrom('caught_letter')
    .selectAll()
    .where('caught_id', '=', letterId)
    .executeTakeFirst();
  if (!row) return refuse('notFound', 'mail.noSuchLetter');
  const parsing = parseMail(row.bytes);
  const mail = parsing.ok ? parsing.mail : null;
  return {
    letterId,
    at: row.at.toString(),
    from: row.from_text,
    to: row.to_text,
    replyTo: mail && mail.replyTo.length > 0 ? mail.replyTo.map(shownAddress).join(', ') : null,
    subject: row.subject,
    text: mail?.text ?? '',
    html: mail?.html == null ? null : sanitiseHtml(mail.html).html,
    headers: (mail?.headers.lines ?? []).map(({ name, value }) => ({ name, value })),
    attachments: (mail?.attachments ?? []).map((file, index) => ({
      name: file.filename ?? `file-${index + 1}`,
      contentType: file.contentType,
      size: file.bytes.length,
    })),
  };
}
