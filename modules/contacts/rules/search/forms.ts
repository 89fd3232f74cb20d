/** What is longer is cut, in what is kept and in what is asked. */
export const longestToken = 80;

/** Letters and digits between signs: `gw-2231` → gw, 2231. */
export function partsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}

/** `+491715550142` → 491715550142, 01715550142, 1715550142; what is no number stays its digits. */
export function digitForms({
  asGiven,
  e164,
}: {
  readonly asGiven: string;
  readonly e164: string | null;
}): string[] {
  const given = asGiven.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '');
  if (e164 === null) return given.length >= 3 ? [given] : [];
  const international = e164.slice(1);
  const national = nationalOf(international);
  return [...new Set([international, `0${national}`, national, given])];
}

/** A typed number as it may stand among the forms: without an international prefix's signs and zeros. */
export function typedNumber(text: string): string | null {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < 4) return null;
  return digits.startsWith('00') ? digits.slice(2) : digits;
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
