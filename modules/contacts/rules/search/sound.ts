import { fold } from '../fold.ts';

const legalForms = new Set([
  'gmbh',
  'ag',
  'kg',
  'ohg',
  'gbr',
  'ug',
  'ek',
  'bv',
  'nv',
  'ltd',
  'firma',
  'fa',
  'co',
]);

/**
 * How a German or Dutch name sounds, as digits (the Cologne phonetics): Meier, Maier, Meyer and Mayr are equal, and so are
 * Schmidt, Schmitt and Schmid. Empty for a text without letters.
 */
export function soundOf(word: string): string {
  const letters = fold(word).replace(/[^a-z]/g, '');
  const codes = Array.from(letters, (letter, i) => codeOf(letter, letters[i - 1], letters[i + 1], i === 0));
  const digits = codes.join('').replace(/(\d)\1+/g, '$1');
  return digits.slice(0, 1) + digits.slice(1).replaceAll('0', '');
}

/** The word of a name that tells people apart: the last of a person's, the first of a company's that is no legal form. */
export function tellingWord(kind: 'person' | 'company', name: string): string | null {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (kind === 'person') return words.at(-1) ?? null;
  return words.find((word) => !legalForms.has(word)) ?? words[0] ?? null;
}

/** German digit of a letter, by its neighbours; several for x. */
function codeOf(
  letter: string,
  before: string | undefined,
  after: string | undefined,
  first: boolean,
): string {
  if ('aeijouy'.includes(letter)) return '0';
  if (letter === 'b') return '1';
  if (letter === 'p') return after === 'h' ? '3' : '1';
  if (letter === 'd' || letter === 't') return after !== undefined && 'csz'.includes(after) ? '8' : '2';
  if (letter === 'f' || letter === 'v' || letter === 'w') return '3';
  if (letter === 'g' || letter === 'k' || letter === 'q') return '4';
  if (letter === 'x') return before !== undefined && 'ckq'.includes(before) ? '8' : '48';
  if (letter === 'l') return '5';
  if (letter === 'm' || letter === 'n') return '6';
  if (letter === 'r') return '7';
  if (letter === 's' || letter === 'z') return '8';
  if (letter === 'c') return codeOfC(before, after, first);
  return '';
}

function codeOfC(before: string | undefined, after: string | undefined, first: boolean): string {
  const hard = after !== undefined && (first ? 'ahkloqrux' : 'ahkoqux').includes(after);
  const softened = before !== undefined && 'sz'.includes(before);
  return hard && !softened ? '4' : '8';
}
