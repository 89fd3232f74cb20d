/**
 * Reads a time as people type it — "9", "930", "9:30", "9.30", "18 h" — and writes it `HH:mm`; null when it is none.
 * `24:00` is the end of a day.
 */
export function readWallClock(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:\s*[:.,h]?\s*(\d{2}))?\s*(?:h|uhr|uur)?\s*$/i.exec(text);
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
