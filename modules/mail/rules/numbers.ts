/**
 * A number as people of any country write it: "23.990,00", "80,000", "32.950,-", "CHF 12'500". One separator with
 * three digits behind it groups thousands, with fewer it is the decimal one. Null when there is no number or more
 * than one.
 */
export function numberIn(text: string | null | undefined): number | null {
  const found = (text ?? '').slice(0, 60).match(/\d[\d.,'’\u00a0\u202f ]*\d|\d/g) ?? [];
  const written = found[0];
  if (written === undefined || found.length > 1) return null;
  const digits = written.replace(/['’\s]/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return Number(digits);
  const behind = digits.length - last - 1;
  const mark = digits[last] ?? '';
  const repeated = digits.indexOf(mark) !== last;
  if (repeated || behind === 3) return Number(digits.replace(/[.,]/g, ''));
  return Number(`${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`);
}
