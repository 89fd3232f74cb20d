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

/** What is longer is cut, in what is kept and in what is asked. */
export const longestToken = 80;
const mostTokens = 300;

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

/** Letters and digits between signs: `gw-2231` → gw, 2231. */
export function partsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}
