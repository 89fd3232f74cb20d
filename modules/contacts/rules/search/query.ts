import { fold, foldSpelledOut } from '../fold.ts';
import { longestToken, partsOf, typedNumber } from './forms.ts';
import { collapsed, deletionsOf, shortestForTypos } from './near.ts';
import { tagOf } from './text.ts';

/** What was typed, as three questions to the index, each as text for `::tsquery` and wider than the one before. */
export interface ContactQuery {
  /** Every word as it is written, whole. */
  readonly whole: string;
  /** Every word at the beginning of one. */
  readonly begins: string;
  /** Every word at the beginning of one, or with one mistake; null: no word is long enough to hold one. */
  readonly near: string | null;
  /** The same, and also words half typed with a mistake in what is there. */
  readonly nearBegins: string | null;
  /** All that was typed is one or two letters: the beginning of a name; null: it is more. */
  readonly initial: string | null;
}

const mostWordsAsked = 8;
/** A word still being typed is looked for with a mistake from so many letters on. */
const shortestHalfTyped = 5;

/** Null when nothing is asked for. A word of one or two letters is looked for only as the beginning of a name. A run of digits with blanks and signs between is one number. */
export function contactQuery(dealerId: string, typed: string): ContactQuery | null {
  const words = questionsOf(typed.trim().slice(0, 200));
  if (words.length === 0) return null;
  const tag = tagOf(dealerId);
  const all = (of: (word: Word) => string) => words.map(of).join(' & ');
  const holdsMistakes = words.some(({ near }) => near !== null);
  const nearly = (halfTyped: boolean) =>
    all((word) =>
      either([
        ...word.forms.map((form) => conjunction(tag, form, true)),
        ...nearTokens(tag, word, halfTyped),
      ]),
    );
  return {
    whole: all((word) => either(word.forms.map((form) => conjunction(tag, form, false)))),
    begins: all((word) => either(word.forms.map((form) => conjunction(tag, form, true)))),
    near: holdsMistakes ? nearly(false) : null,
    nearBegins: holdsMistakes ? nearly(true) : null,
    initial: /^\s*\p{L}{1,2}\s*$/u.test(typed) ? typed.trim() : null,
  };
}

/** What lists are filtered by, as one question: all of the filters, each one of its values. */
export function filterQuery(dealerId: string, filters: readonly (readonly string[])[]): string | null {
  const parts = filters
    .filter((values) => values.length > 0)
    .map((values) => either(values.map((value) => token(`${tagOf(dealerId)}f${value}`, false))));
  return parts.length === 0 ? null : parts.join(' & ');
}

interface Word {
  /** Each a list of tokens that must all be there. */
  readonly forms: readonly (readonly string[])[];
  /** The spellings by which a word with one mistake is met; null: too short, or no word. */
  readonly near: readonly string[] | null;
}

function questionsOf(text: string): Word[] {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWordsAsked);
  const questions: Word[] = [];
  for (let i = 0; i < words.length; ) {
    const run = digitRun(words, i);
    const joined = typedNumber(words.slice(i, i + run).join(''));
    const isNumber = joined !== null && (run > 1 || /^[+()\d/.-]+$/.test(words[i] ?? ''));
    const question = isNumber ? numberQuestion(joined) : wordQuestion(words[i] ?? '');
    if (question) questions.push(question);
    i += isNumber ? run : 1;
  }
  return questions;
}

function numberQuestion(digits: string): Word {
  return { forms: [[digits]], near: null };
}

function wordQuestion(word: string): Word | null {
  if (/^[^\s@]+@[^\s@]*$/.test(word)) return { forms: [[word.toLowerCase()]], near: null };
  const spellings = [...new Set([fold(word), foldSpelledOut(word), collapsed(fold(word))])];
  const forms = spellings.flatMap((spelling) => {
    const parts = partsOf(spelling);
    if (parts.length === 0) return [];
    return parts.length > 1 ? [parts, [parts.join('')]] : [parts];
  });
  if (forms.length === 0) return null;
  const letters = spellings.map((spelling) => partsOf(spelling).join(''));
  const long = letters.filter((text) => text.length >= shortestForTypos && !/\d/.test(text));
  return {
    forms,
    near: long.length === 0 ? null : [...new Set(long.flatMap((text) => [text, ...deletionsOf(text)]))],
  };
}

/** How many words from here on are one number as people write it, at least 1. */
function digitRun(words: readonly string[], start: number): number {
  let end = start;
  while (end < words.length && /^[+()\d/.-]+$/.test(words[end] ?? '')) end++;
  return Math.max(1, end - start);
}

function nearTokens(tag: string, { near }: Word, halfTyped: boolean): string[] {
  return (near ?? []).map((text) => token(`${tag}n${text}`, halfTyped && text.length >= shortestHalfTyped));
}

function conjunction(tag: string, parts: readonly string[], begins: boolean): string {
  const tokens = parts.map((part) => token(`${tag}w${part}`, begins));
  return tokens.length === 1 ? tokens.join('') : `(${tokens.join(' & ')})`;
}

function either(forms: readonly string[]): string {
  const distinct = [...new Set(forms)];
  return distinct.length === 1 ? distinct.join('') : `(${distinct.join(' | ')})`;
}

function token(text: string, begins: boolean): string {
  const quoted = text
    .slice(0, longestToken + 10)
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "''");
  return `'${quoted}'${begins ? ':*' : ''}`;
}
