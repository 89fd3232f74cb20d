import { fold, foldSpelledOut, longestToken, partsOf, typedNumber } from '../../contacts/index.ts';

/** What a lead must have to be found: a token that begins so, all of some, or one of some. */
export type SearchQuery =
  | { readonly begins: string }
  | { readonly all: readonly SearchQuery[] }
  | { readonly either: readonly SearchQuery[] };

const mostWordsAsked = 12;

/**
 * What a person typed, as a query over the tokens of `searchTokens`: every word must be found, each at the beginning of a
 * token. A run of digits with blanks and signs between ("0171 555 0142") may also be one number. Null when nothing is
 * asked for.
 */
export function searchQuery(userText: string): SearchQuery | null {
  const words = userText.trim().slice(0, 200).split(/\s+/).slice(0, mostWordsAsked);
  const parts: SearchQuery[] = [];
  for (let i = 0; i < words.length; ) {
    const run = digitRun(words, i);
    const apart = words.slice(i, i + run).flatMap((word) => wordQuery(word) ?? []);
    const joined = typedNumber(words.slice(i, i + run).join(''));
    if (run > 1 && joined !== null) parts.push(either([all(apart), begins(joined)]));
    else parts.push(...apart);
    i += run;
  }
  return parts.length === 0 ? null : all(parts);
}

/** The query as text for `::tsquery`, every token quoted. */
export function tsQueryText(query: SearchQuery): string {
  if ('begins' in query) return `'${query.begins.replace(/\\/g, '\\\\').replace(/'/g, "''")}':*`;
  if ('all' in query) return `(${query.all.map(tsQueryText).join(' & ')})`;
  return `(${query.either.map(tsQueryText).join(' | ')})`;
}

/** The same at once, from what was typed; null when nothing is asked for. */
export function toTsQuery(userText: string): string | null {
  const query = searchQuery(userText);
  return query && tsQueryText(query);
}

/** Every token that is asked for, once. */
export function tokensOf(query: SearchQuery): string[] {
  if ('begins' in query) return [query.begins];
  const parts = 'all' in query ? query.all : query.either;
  return [...new Set(parts.flatMap(tokensOf))];
}

/**
 * A query that finds at least what the given one finds, and asks for the given tokens only; null when those tokens do not
 * restrict anything.
 */
export function weakened(query: SearchQuery, tokens: ReadonlySet<string>): SearchQuery | null {
  if ('begins' in query) return tokens.has(query.begins) ? query : null;
  if ('all' in query) {
    const parts = query.all.flatMap((part) => weakened(part, tokens) ?? []);
    return parts.length === 0 ? null : all(parts);
  }
  const parts = query.either.map((part) => weakened(part, tokens));
  return parts.every((part) => part !== null) ? either(parts) : null;
}

/** How many words from here on are one number as people write it, at least 1. */
function digitRun(words: readonly string[], start: number): number {
  let end = start;
  while (end < words.length && /^[+()\d/.-]*$/.test(words[end] ?? '')) end++;
  const digits = words.slice(start, end).join('').replace(/\D/g, '').length;
  return digits >= 4 ? Math.max(1, end - start) : 1;
}

function wordQuery(word: string): SearchQuery | null {
  const forms: SearchQuery[] = [];
  for (const folded of new Set([fold(word), foldSpelledOut(word)])) {
    const parts = partsOf(folded);
    if (parts.length === 0) continue;
    forms.push(all(parts.map(begins)));
    if (parts.length > 1) forms.push(begins(parts.join('')));
  }
  const number = /[()+/]|^00/.test(word) ? typedNumber(word) : null;
  if (number !== null) forms.push(begins(number));
  return forms.length === 0 ? null : either(forms);
}

function begins(token: string): SearchQuery {
  return { begins: token.slice(0, longestToken) };
}

function all(parts: readonly SearchQuery[]): SearchQuery {
  const [only, second] = parts;
  return only && second === undefined ? only : { all: parts };
}

function either(forms: readonly SearchQuery[]): SearchQuery {
  const distinct = [...new Map(forms.map((form) => [tsQueryText(form), form])).values()];
  const [only, second] = distinct;
  return only && second === undefined ? only : { either: distinct };
}
