import { isAddress } from '../../mime/addresses.ts';
import { meant } from '../../names.ts';

export interface Message {
  readonly name: string | null;
  readonly text: string | null;
}

/**
 * "Nachricht von thomas …" on one line or several; the name ends where the display name of the sender says, else at
 * the line's end or after one word.
 */
export function messageOf(body: string, senderName: string | null): Message | null {
  const mark = /nachricht von:?\s+/i.exec(body);
  if (!mark) return null;
  const rest = body.slice(mark.index + mark[0].length);
  const known = meant(senderName);
  if (known && rest.toLowerCase().startsWith(known.toLowerCase()))
    return { name: known, text: trimText(rest.slice(known.length)) };
  const newline = rest.indexOf('\n');
  if (newline >= 0 && newline <= 60)
    return { name: meant(rest.slice(0, newline).replace(/:$/, '')), text: trimText(rest.slice(newline)) };
  const word = /^\S{1,40}/.exec(rest)?.[0] ?? '';
  return { name: meant(word.replace(/:$/, '')), text: trimText(rest.slice(word.length)) };
}

function trimText(text: string): string | null {
  const trimmed = text.replace(/^[\s:]+/, '').trim();
  return trimmed === '' ? null : trimmed;
}

/** "thomas über Kleinanzeigen" → thomas; the portal's own name is nobody's. */
export function nameBefore(displayName: string | null, portal: string): string | null {
  const name = displayName?.replace(/\s+(?:[üu]ber|via|von|op|sur|on)\s+[\w.\s-]{3,40}$/i, '').trim() ?? '';
  if (name === '' || isAddress(name) || name.toLowerCase().startsWith(portal.toLowerCase())) return null;
  return meant(name);
}
