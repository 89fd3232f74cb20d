import { digitForms, fold, foldSpelledOut, longestToken, partsOf } from '../../contacts/index.ts';

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

function addWords(tokens: Set<string>, text: string | null): void {
  for (const word of (text ?? '').split(/\s+/)) {
    for (const folded of [fold(word), foldSpelledOut(word)]) {
      const parts = partsOf(folded);
      for (const part of parts) tokens.add(part);
      if (parts.length > 1) tokens.add(parts.join(''));
    }
  }
}
