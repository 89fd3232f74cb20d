import type { ImportView } from '../../api/types.ts';

type Problem = ImportView['problems'][number];

/** Saves the lines that were left out, each with its reasons in front, so that they can be mended and read again. */
export function errorFile(
  view: Pick<ImportView, 'head' | 'problems'>,
  wordsOf: (problem: Problem) => string,
  name: string,
  reason: string,
): void {
  const file = new Blob(['\uFEFF', errorText(view, wordsOf, reason)], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${name.replace(/\.\w+$/, '')}-${reason}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The head of the file and its lines, with the reasons as a first column. */
export function errorText(
  { head, problems }: Pick<ImportView, 'head' | 'problems'>,
  wordsOf: (problem: Problem) => string,
  reason: string,
): string {
  const byLine = Map.groupBy(problems, ({ line }) => line);
  const rows = [...byLine.values()].map((all) => [all.map(wordsOf).join('; '), ...(all[0]?.cells ?? [])]);
  return [[reason, ...head], ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n');
}

/** A cell that a spreadsheet would take for a formula is told as the text it is. */
function quoted(cell: string): string {
  const text = /^[=+@\t\r]|^-(?![\d,. ]*$)/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
