import { isAddress } from '../../mime/addresses.ts';
import type { LeadAmount, LeadOdometer } from '../understood.ts';

/** The first well-formed address of a value, lower case; `invalid` is what stood there instead. */
export function emailIn(value: string): { email: string | null; invalid: string | null } {
  const text = value.slice(0, 500);
  for (const word of text.split(/[\s<>()[\],;"']+/)) {
    const candidate = word
      .replace(/^mailto:/i, '')
      .replace(/[.:]+$/, '')
      .toLowerCase();
    if (candidate.includes('@') && isAddress(candidate)) return { email: candidate, invalid: null };
  }
  return { email: null, invalid: text.trim() === '' ? null : text.trim() };
}

/** "Max Muster <max@example.org>" as a form's From line has it. */
export function personIn(value: string): { name: string | null; email: string | null } {
  const { email } = emailIn(value);
  const open = value.indexOf('<');
  const name = (open >= 0 ? value.slice(0, open) : email ? '' : value)
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
  return { name: name === '' ? null : name, email };
}

/** A price as given, its currency taken off when it says which; "$" alone names none and stays. */
export function amountIn(value: string, type: string | null = null): LeadAmount | null {
  const text = value.replace(/\s+/g, ' ').trim();
  if (!/\d/.test(text) || text.length > 60) return null;
  const currency = /€|\beur(?:o)?\b/i.test(text)
    ? 'EUR'
    : /\bchf\b|\bfr\.\s/i.test(text)
      ? 'CHF'
      : /£|\bgbp\b/i.test(text)
        ? 'GBP'
        : null;
  const amount = currency ? text.replace(/€|£|\b(?:eur|euro|chf|gbp)\b|\bfr\.\s/gi, '').trim() : text;
  return { amount, currency, type };
}

/** A mileage as given; kilometres unless miles are named. A file name or words without a number are none. */
export function odometerIn(value: string): LeadOdometer | null {
  const match =
    /^(?:ca\.?\s*)?(\d[\d.,'\s]{0,12}\d|\d)\s{0,2}(km|kilometer|kilometers|mi|miles|meilen|mls|tkm)?\b\.?\s*$/i.exec(
      value.trim(),
    );
  if (!match) return null;
  const miles = /^(?:mi|miles|meilen|mls)$/i.test(match[2] ?? '');
  return { value: (match[1] ?? '').trim(), units: miles ? 'mi' : 'km', status: null };
}

/** The year of "2016", "03/2021" or "15.04.2019"; null when there is none. */
export function yearIn(value: string): string | null {
  return /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(value)?.[1] ?? null;
}

/** A web address without the query a mail adds for counting; null when the value is none. */
export function linkOf(value: string): string | null {
  const match = /https?:\/\/[^\s<>"')\]]{3,1000}/i.exec(value);
  if (!match) return null;
  const link = match[0].replace(/[.,;]+$/, '');
  return /[?&](?:utm_|src=|ref=|source=|campaign|mc_|fbclid|gclid)/i.test(link)
    ? (link.split('?')[0] ?? link)
    : link;
}

/** "50667 Köln" → postal code and city. */
export function cityLineIn(value: string): { postalCode: string | null; city: string | null } {
  const text = value.trim();
  const match = /^((?:[A-Z]{1,2}[- ])?\d{4,5}(?:\s?[A-Z]{2}(?=\s|$))?)[\s,/-]*(.*)$/.exec(text);
  if (!match) return { postalCode: null, city: text === '' ? null : text };
  return { postalCode: match[1] ?? null, city: match[2] === '' ? null : (match[2] ?? null) };
}
