import type { CoverageView } from '../../../../api/types.ts';

/** Days in a row on which a rotation has a gap; closed days between them do not end the row. Indexes of days. */
export interface GapSpan {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/** The gaps of all rotations that leads come to, by their beginning. */
export function gapSpans({ days, rotations }: CoverageView): readonly GapSpan[] {
  const spans: GapSpan[] = [];
  for (const [row, { cells, unreachable }] of rotations.entries()) {
    if (unreachable) continue;
    let open: { row: number; first: number; last: number } | null = null;
    for (const index of days.keys()) {
      const cell = cells[index] ?? null;
      if (cell === null) continue;
      if (cell.gaps.length === 0) open = null;
      else if (open === null) {
        open = { row, first: index, last: index };
        spans.push(open);
      } else open.last = index;
    }
  }
  return spans.sort((a, b) => a.first - b.first || a.row - b.row);
}
