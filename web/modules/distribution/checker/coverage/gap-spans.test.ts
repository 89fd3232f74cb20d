import { expect, it } from 'vitest';
import type { CoverageView } from '../../../../api/types.ts';
import { gapSpans } from './gap-spans.ts';

/** A day each: `2` covered, `0` a gap, `-` closed. */
function coverage(...lines: readonly string[]): CoverageView {
  const gap = [{ from: '2026-12-24T08:00:00Z', until: '2026-12-24T12:00:00Z' }];
  return {
    days: (lines[0] ?? '').split('').map((_, i) => ({ date: `2026-12-${10 + i}`, open: [], name: null })),
    rotations: lines.map((line, i) => ({
      key: String(i),
      group: null,
      mode: 'rotation',
      unreachable: line.includes('x'),
      people: [],
      cells: line
        .split('')
        .map((day) => (day === '-' ? null : { least: 0, most: 2, gaps: day === '0' ? gap : [], away: [] })),
    })),
  };
}

it.each<[string, readonly string[], readonly string[]]>([
  ['none', ['22-2'], []],
  ['one day', ['202'], ['0: 1-1']],
  ['closed days do not end it', ['20-02-0'], ['0: 1-3', '0: 6-6']],
  ['by beginning, then in the order of rotations', ['2200', '0220'], ['1: 0-0', '0: 2-3', '1: 3-3']],
  ['not where no lead comes', ['00x'], []],
  ['no rotation', [], []],
])('%s', (_, lines, expected) => {
  expect(gapSpans(coverage(...lines)).map(({ row, first, last }) => `${row}: ${first}-${last}`)).toEqual(
    expected,
  );
});
