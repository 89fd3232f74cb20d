import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NormalPhone } from './readers/understood.ts';

/** Where every national number starts with 0, so that three, three and four digits without one are American. */
const trunkZero = new Set(['DE', 'AT', 'CH', 'NL', 'BE', 'FR', 'GB', 'SE']);
const americanAlone = /^\(?[2-9]\d\d\)?[-. ]{1,2}\d{3}[-. ]\d{4}$/;

/**
 * A phone number as people write it, in E.164. `country` (ISO 3166 alpha-2) is used for numbers without
 * an international prefix. Null when no number of that country or any other can be meant; `e164` is null for
 * something with digits that is no possible number (masked, too short).
 */
export function normalisePhone(text: string, country: string): NormalPhone | null {
  const asGiven = text.trim().slice(0, 60);
  if (!/\d{3}/.test(asGiven.replace(/[\s()/.-]/g, ''))) return null;
  if (/[x*#]{2,}/i.test(asGiven)) return { e164: null, asGiven };
  const code =
    trunkZero.has(country.toUpperCase()) && americanAlone.test(asGiven) ? 'US' : country.toUpperCase();
  const cleaned = asGiven
    .replace(/^\s*(?:tel|telefon|phone|mobil)\w{0,6}[.:]?\s*/i, '')
    .replace(/\(0\)/g, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^\((\+|00)(\d{1,3})\)/, '+$2')
    .replace(/[^\d+x]/gi, ' ');
  const base: CountryCode = isSupportedCountry(code) ? code : 'DE';
  const parsed = parsePhoneNumberFromString(cleaned, base);
  return { e164: parsed?.isPossible() ? parsed.number : null, asGiven };
}

const written = /(?<![\w.@/-])(?:\+|00?|\(0|\(\+)[\d][\d ()/.-]{6,20}\d(?![\w@])/g;
const american = /(?<![\w.@/-])\(?[2-9]\d\d\)?[-. ]\d{3}[-. ]\d{4}(?![\w@-])/g;

/**
 * Numbers a person wrote into running text: those that start like a number and are valid in the country, and
 * American ones, known by their grouping.
 */
export function phonesInText(text: string, country: string): { asGiven: string; e164: string }[] {
  const found: { asGiven: string; e164: string }[] = [];
  const body = text.slice(0, 20_000);
  const add = (asGiven: string, of: string, check: 'valid' | 'possible'): void => {
    const e164 = normalisePhone(asGiven, of)?.e164;
    if (!e164 || found.length >= 5 || found.some((one) => one.e164 === e164)) return;
    if (check === 'possible' || parsePhoneNumberFromString(e164)?.isValid()) found.push({ asGiven, e164 });
  };
  for (const [match] of body.matchAll(written)) {
    const digits = match.replace(/\D/g, '').length;
    if (digits >= 8 && digits <= 15 && !/^\d{1,2}\.\d{1,2}\.\d{2,4}/.test(match))
      add(match.trim(), country, 'valid');
  }
  for (const [match] of body.matchAll(american)) add(match.trim(), 'US', 'possible');
  return found;
}
