/** Shorter words are too much like each other: they are found as they are written only. */
export const shortestForTypos = 4;
const longestForTypos = 20;

/**
 * The word with each of its letters left out. Two words have one of these (or the word itself) in common when one letter is
 * wrong, missing, too much, or changed places with its neighbour; so a typo is found by looking up equal texts.
 */
export function deletionsOf(word: string): string[] {
  const letters = Array.from(word.slice(0, longestForTypos));
  const all = new Set<string>();
  for (let i = 0; i < letters.length; i++) all.add(letters.toSpliced(i, 1).join(''));
  return [...all];
}

/** Umlauts as people write them who leave the dots out, also where they were spelled out: `mueller` → `muller`. */
export function collapsed(folded: string): string {
  return folded.replace(/([aou])e/g, '$1');
}
