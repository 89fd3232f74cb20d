import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A number as people of the country (ISO 3166, two letters) write it: their own without the country's code, others with it.
 * What is no number stays as it was given.
 */
export function shownPhone(
  phone: { readonly asGiven: string; readonly e164: string | null },
  country: string,
): string {
  const number = phone.e164 === null ? undefined : parsePhoneNumberFromString(phone.e164);
  if (!number) return phone.asGiven;
  return number.country === country.toUpperCase() ? number.formatNational() : number.formatInternational();
}
