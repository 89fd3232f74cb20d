/** Wall time of a zone, as the form fields `date` and `time` write it. */
export type WallTime = { date: string; time: string };

function parts(epochMs: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(epochMs).map((part) => [part.type, part.value]));
}

/** What the clock on the wall of `timeZone` shows at a moment. */
export function wallOf(epochMs: number, timeZone: string): WallTime {
  const p = parts(epochMs, timeZone);
  return { date: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
}

function offsetAt(epochMs: number, timeZone: string): number {
  const p = parts(epochMs, timeZone);
  const wall = `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}Z`;
  return Date.parse(wall) - Math.floor(epochMs / 1000) * 1000;
}

/**
 * The moment at which the wall of `timeZone` shows `wall`, as RFC 3339 in UTC; null when the fields are no time. In the
 * hour that is skipped in spring it is the moment shifted forward; of the doubled hour in autumn it is the first.
 */
export function momentOf(wall: WallTime, timeZone: string): string | null {
  const asUtc = Date.parse(`${wall.date}T${wall.time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const day = 86_400_000;
  const before = offsetAt(asUtc - day, timeZone);
  const after = offsetAt(asUtc + day, timeZone);
  for (const offset of [before, after]) {
    if (offsetAt(asUtc - offset, timeZone) === offset) return new Date(asUtc - offset).toISOString();
  }
  return new Date(asUtc - before).toISOString();
}

/** The date `days` later; both as `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
