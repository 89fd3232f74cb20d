/** A text that no spreadsheet takes for a formula: those that begin like one get an apostrophe before. */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
