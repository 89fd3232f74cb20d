import type { HistoryEntry, Lead, LetterView } from '../../../api/types.ts';

/** What stands in the conversation: letters, the customer's words, notes and calls as cards, all else as a line. */
export type TimelineItem =
  | { readonly kind: 'letter'; readonly key: string; readonly at: string; readonly letter: LetterView }
  | { readonly kind: 'comment'; readonly key: string; readonly at: string; readonly text: string }
  | {
      readonly kind: 'note' | 'call';
      readonly key: string;
      readonly at: string;
      readonly entry: HistoryEntry;
    }
  | { readonly kind: 'event'; readonly key: string; readonly at: string; readonly entry: HistoryEntry };

/** Entries that only say that a letter was written: the letter itself stands there. */
const ofLetters: Readonly<Record<string, readonly LetterView['kind'][]>> = {
  answered: ['answer'],
  automaticReply: ['automaticReply'],
  customerReplied: ['reply', 'enquiry'],
};
const SAME_MS = 5_000;

/** Written for machines: XML in whatever dress. */
export function isData(text: string): boolean {
  return /^\s*<(\?xml|\?adf|!doctype|adf[\s>])/i.test(text);
}

const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Oldest first. Of one moment: what the customer wrote, then what came of it. */
export function timelineOf(
  lead: Pick<Lead, 'letters' | 'history' | 'comment'> & { lead: Pick<Lead['lead'], 'receivedAt'> },
): readonly TimelineItem[] {
  const { letters, history, comment } = lead;
  const items: TimelineItem[] = letters.map((letter) => ({
    kind: 'letter',
    key: letter.letterId,
    at: letter.at,
    letter,
  }));
  if (comment !== null && comment.trim() !== '' && !isSaidIn(comment, letters)) {
    items.push({ kind: 'comment', key: 'comment', at: lead.lead.receivedAt, text: comment });
  }
  for (const entry of [...history].reverse()) {
    if (entry.kind === 'opened' || standsAsLetter(entry, letters)) continue;
    const kind = entry.kind === 'noted' ? 'note' : entry.kind === 'called' ? 'call' : 'event';
    items.push({ kind, key: entry.entryId, at: entry.at, entry });
  }
  return items
    .map((item, index) => ({ item, index, at: Date.parse(item.at) }))
    .sort((a, b) => a.at - b.at || rank(a.item) - rank(b.item) || a.index - b.index)
    .map(({ item }) => item);
}

/** At one moment the enquiry comes before its assignment, and the answer after what led to it. */
function rank(item: TimelineItem): number {
  if (item.kind === 'comment') return 1;
  if (item.kind === 'letter') return item.letter.direction === 'in' ? 0 : 3;
  return 2;
}

function isSaidIn(comment: string, letters: readonly LetterView[]): boolean {
  const words = bare(comment);
  return letters.some(
    ({ direction, kind, text }) =>
      direction === 'in' && (isData(text) ? kind === 'enquiry' : bare(text).includes(words)),
  );
}

function standsAsLetter(entry: HistoryEntry, letters: readonly LetterView[]): boolean {
  const kinds = ofLetters[entry.kind];
  if (kinds === undefined) return false;
  const { letterId } = entry.details;
  if (letters.some((letter) => letter.letterId === letterId)) return true;
  return letters.some(
    (letter) =>
      kinds.includes(letter.kind) && Math.abs(Date.parse(letter.at) - Date.parse(entry.at)) < SAME_MS,
  );
}
