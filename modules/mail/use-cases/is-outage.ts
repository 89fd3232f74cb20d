/** SQLSTATE classes of a database that is in trouble, unlike those of a statement that is wrong. */
const outageClasses = new Set(['08', '25', '40', '53', '55', '57', '58', 'XX']);

/** Whether an error says that the database or the way to it is in trouble: then the same deed may succeed later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code)) return outageClasses.has(code.slice(0, 2));
  if (/^E[A-Z]+$/.test(code)) return true;
  return /connection (?:terminated|ended)|client (?:has|was) (?:already )?(?:been )?(?:ended|closed)|not queryable/i.test(
    error.message,
  );
}
