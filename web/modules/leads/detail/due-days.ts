import type { WhyDue } from '../../../api/types.ts';
import { addDays, wallOf } from '../../../time/zone.ts';

type Piece = WhyDue['pieces'][number];

/** One day of the clock's way, on the dealer's wall. */
export interface DueDay {
  readonly date: string;
  /** Any moment of the day, to name it. */
  readonly at: string;
  readonly open: readonly { readonly from: string; readonly until: string; readonly seconds: number }[];
  /** Set when nothing of the day counted: closed, or the name of the day off ('' when it has none). */
  readonly closed: { readonly dayOff: boolean; readonly name: string } | null;
}

/** The pieces of a due time day by day. Nights and breaks of a day that counted are left out: its hours say enough. */
export function daysOf(pieces: readonly Piece[], timeZone: string): readonly DueDay[] {
  const days = new Map<string, { at: string; open: Piece[]; shut: Piece[] }>();
  const on = (date: string, at: string) => {
    const day = days.get(date) ?? { at, open: [], shut: [] };
    days.set(date, day);
    return day;
  };
  for (const piece of pieces) {
    const start = Date.parse(piece.from);
    const end = Date.parse(piece.until);
    if (end <= start) continue;
    const first = wallOf(start, timeZone).date;
    const last = wallOf(end - 1, timeZone).date;
    if (piece.why === 'open') {
      on(first, piece.from).open.push(piece);
      continue;
    }
    for (let date = first; date <= last; date = addDays(date, 1)) {
      on(date, date === first ? piece.from : `${date}T12:00:00Z`).shut.push(piece);
    }
  }
  return [...days.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, { at, open, shut }]) => ({
      date,
      at,
      open: open.map(({ from, until, seconds }) => ({ from, until, seconds })),
      closed: open.length > 0 ? null : closedBy(shut),
    }));
}

/** A day off says more than closed hours around it. */
function closedBy(shut: readonly Piece[]): NonNullable<DueDay['closed']> {
  const off = shut.find((piece) => piece.why === 'dayOff');
  return { dayOff: off !== undefined, name: off?.name ?? '' };
}
