import { type CompiledCalendar, page, pageNumber } from './compile.ts';

/** `[open, close)` in epoch milliseconds. */
export interface OpenInterval {
  readonly open: number;
  readonly close: number;
}

/** The open intervals in `[from, to)` (epoch milliseconds), sorted, apart from each other, cut at both ends. */
export function openIntervals(compiled: CompiledCalendar, from: number, to: number): readonly OpenInterval[] {
  const found: { open: number; close: number }[] = [];
  if (to <= from) return found;
  const last = pageNumber(Math.min(to, Math.max(from, compiled.endsAt)));
  for (let number = pageNumber(from); number <= last; number++) {
    const { opens, closes } = page(compiled, number);
    for (const [i, opening] of opens.entries()) {
      const open = Math.max(opening, from);
      const close = Math.min(closes[i] ?? opening, to);
      if (close <= open) continue;
      const before = found.at(-1);
      // Where two pages meet, one interval is written as two.
      if (before?.close === open) before.close = close;
      else found.push({ open, close });
    }
  }
  return found;
}
