/** Something of the settings that can be gone to. */
export interface Place {
  readonly area: string;
  /** The field's path in the area; null: the area as a whole. */
  readonly field: string | null;
  readonly title: string;
  /** The area's title. */
  readonly areaTitle: string;
  /** Other words for it, and what its page says of it. */
  readonly synonyms: string;
  readonly hint: string;
}

const MOST = 12;

/**
 * The places in which every word of the query begins a word, the best first: found in the title, then by a synonym or
 * in the title of the area, then in what explains it. An area comes before fields that fit as well. Nothing asked: nothing.
 */
export function findSettings(places: readonly Place[], query: string): readonly Place[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const rated = places.flatMap((place, order) => {
    const rate = rateOf(place, wanted);
    return rate === null ? [] : [{ place, rate, order }];
  });
  return rated
    .sort((a, b) => a.rate - b.rate || a.order - b.order)
    .slice(0, MOST)
    .map(({ place }) => place);
}

/** 0 is best; null: it does not fit. The worst word counts. */
function rateOf(place: Place, wanted: readonly string[]): number | null {
  const sets = [place.title, `${place.synonyms} ${place.areaTitle}`, place.hint].map(wordsOf);
  let worst = 0;
  for (const word of wanted) {
    const rate = sets.findIndex((known) => known.some((one) => fits(one, word)));
    if (rate < 0) return null;
    worst = Math.max(worst, rate);
  }
  return worst * 2 + (place.field === null ? 0 : 1);
}

/** German and Dutch write words together, so a longer word is also found inside of one. */
function fits(known: string, word: string): boolean {
  return known.startsWith(word) || (word.length >= 4 && known.includes(word));
}

function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return plain.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}
