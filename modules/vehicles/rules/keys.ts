/** A number of an offer or a vehicle as the database compares it: without blanks and hyphens, in capitals. */
export function numberKey(number: string | null | undefined): string | null {
  const key = (number ?? '').replace(/[\s-]/g, '').toUpperCase();
  return key === '' ? null : key;
}
