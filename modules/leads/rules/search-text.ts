import { fold, foldSpelledOut } from '../../contacts/index.ts';

/** What a lead is found by. */
export interface Searchable {
  readonly customerName: string;
  readonly company: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly { readonly asGiven: string; readonly e164: string | null }[];
  readonly subject: string | null;
  readonly vehicleTitle: string | null;
  readonly offerNumber: string | null;
  readonly vin: string | null;
}

const longestToken = 80;
const mostTokens = 300;
const mostWordsAsked = 12;

/**
 * The tokens under which a lead is found: words without marks and with umlauts spelled out, words with signs inside both
 * whole and in parts, e-mail addresses whole and in parts, phone numbers as digits in international, national and bare
 * form, numbers of offers and vehicles without signs. Every token once.
 */
export function searchTokens(lead: Searchable): string[] {
  const tokens = new Set<string>();
  for (const text of [lead.customerName, lead.company, lead.subject, lead.vehicleTitle])
    addWords(tokens, text);
  for (const number of [lead.offerNumber, lead.vin]) addWords(tokens, number);
  for (const email of lead.emails) {
    tokens.add(email.toLowerCase());
    addWords(tokens, email);
  }
  for (const phone of lead.phones) for (const digits of digitForms(phone)) tokens.add(digits);
  return [...tokens]
    .map((token) => token.slice(0, longestToken))
    .filter((token) => token !== '')
    .slice(0, mostTokens);
}

/**
 * What a person typed, as a query over those tokens: every word must be found, each at the beginning of a token. A run
 * of digits with blanks and signs between ("0171 555 0142") may also be one number. Null when nothing is asked for.
 * The answer is text for `::tsquery`; every word in it is quoted.
 */
export function toTsQuery(userText: string): string | null {
  const parts = tsQueryParts(userText);
  return parts.length === 0 ? null : parts.join(' & ');
}

/** The parts of that query, all of which must be found. */
export function tsQueryParts(userText: string): string[] {
  const words = userText.trim().slice(0, 200).split(/\s+/).slice(0, mostWordsAsked);
  const parts: string[] = [];
  for (let i = 0; i < words.length; ) {
    const run = digitRun(words, i);
    const apart = words.slice(i, i + run).flatMap((word) => wordQuery(word) ?? []);
    const joined = numberForms(words.slice(i, i + run).join(''));
    if (run > 1 && joined.length > 0) parts.push(either([all(apart), ...joined.map(prefix)]));
    else parts.push(...apart);
    i += run;
  }
  return parts;
}

/** How many words from here on are one number as people write it, at least 1. */
function digitRun(words: readonly string[], start: number): number {
  let end = start;
  while (end < words.length && /^[+()\d/.-]*$/.test(words[end] ?? '')) end++;
  const digits = words.slice(start, end).join('').replace(/\D/g, '').length;
  return digits >= 4 ? Math.max(1, end - start) : 1;
}

function wordQuery(word: string): string | null {
  const forms = new Set<string>();
  for (const folded of [fold(word), foldSpelledOut(word)]) {
    const parts = partsOf(folded);
    if (parts.length === 0) continue;
    forms.add(all(parts.map(prefix)));
    if (parts.length > 1) forms.add(prefix(parts.join('')));
  }
  if (/[()+/]|^00/.test(word)) for (const number of numberForms(word)) forms.add(prefix(number));
  return forms.size === 0 ? null : either([...forms]);
}

/** A typed number as it may stand among the tokens: without an international prefix's signs and zeros. */
function numberForms(text: string): string[] {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < 4) return [];
  return digits.startsWith('00') ? [digits.slice(2)] : [digits];
}

/** `+491715550142` → 491715550142, 01715550142, 1715550142; what is no number stays its digits. */
function digitForms({ asGiven, e164 }: { readonly asGiven: string; readonly e164: string | null }): string[] {
  const given = asGiven.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '');
  if (e164 === null) return given.length >= 3 ? [given] : [];
  const international = e164.slice(1);
  const national = nationalOf(international);
  return [...new Set([international, `0${national}`, national, given])];
}

/** Without the country's code: of one digit (1, 7), of two, or of three. */
function nationalOf(international: string): string {
  return international.slice(codeLength(international));
}

/** Country codes have one digit in zones 1 and 7, two where the list says so, else three. */
function codeLength(international: string): number {
  if (/^[17]/.test(international)) return 1;
  const two = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
  return two.test(international) ? 2 : 3;
}

function addWords(tokens: Set<string>, text: string | null): void {
  for (const word of (text ?? '').split(/\s+/)) {
    for (const folded of [fold(word), foldSpelledOut(word)]) {
      const parts = partsOf(folded);
      for (const part of parts) tokens.add(part);
      if (parts.length > 1) tokens.add(parts.join(''));
    }
  }
}

function partsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}

function prefix(token: string): string {
  return `'${token.slice(0, longestToken).replace(/\\/g, '\\\\').replace(/'/g, "''")}':*`;
}

function all(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' & ')})`;
}

function either(forms: readonly string[]): string {
  const distinct = [...new Set(forms)];
  return distinct.length === 1 ? (distinct[0] ?? '') : `(${distinct.join(' | ')})`;
}
