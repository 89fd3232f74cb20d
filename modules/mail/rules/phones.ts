import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NormalPhone } from './readers/understood.ts';

/**
 * A phone number as people write it, in E.164. `country` (ISO 3166 alpha-2) is used for numbers without
 * an international prefix. Null when no number of that country or any other can be meant; `e164` is null for
 * something with digits that is no possible number (masked, too short).
 */
export function normalisePhone(text: string, country: string): NormalPhone | null {
  const asGiven = text.trim().slice(0, 60);
  if (!/\d{3}/.test(asGiven.replace(/[\s()/.-]/g, ''))) return null;
  if (/[x*#]{2,}/i.test(asGiven)) return { e164: null, asGiven };
  const code = country.toUpperCase();
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

/** Numbers a person wrote into running text: only ones that start like a number and are valid in the country. */
export function phonesInText(text: string, country: string): { asGiven: string; e164: string }[] {
  const found: { asGiven: string; e164: string }[] = [];
  for (const match of text
    .slice(0, 20_000)
    .matchAll(/(?<![\w.@/-])(?:\+|00?|\(0|\(\+)[\d][\d ()/.-]{6,20}\d(?![\w@])/g)) {
    const asGiven = match[0].trim();
    const digits = asGiven.replace(/\D/g, '');
    if (digits.length < 8 || digits.length > 15 || /^\d{1,2}\.\d{1,2}\.\d{2,4}/.test(asGiven)) continue;
    const code = country.toUpperCase();
    const normal = normalisePhone(asGiven, code);
    if (!normal?.e164) continue;
    const parsed = parsePhoneNumberFromString(normal.e164);
    if (parsed?.isValid() && !found.some((one) => one.e164 === normal.e164))
      found.push({ asGiven, e164: normal.e164 });
    if (found.length >= 5) break;
  }
  return found;
}
