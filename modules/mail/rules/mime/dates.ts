const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const zones: Record<string, string> = {
  UT: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  Z: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
};

/**
 * A moment written by somebody else, as UTC text (`2026-06-15T16:42:10Z`, fractions kept), or null. Only a date
 * with time and a whole offset counts: ISO 8601 or a mail's Date. Guessing a zone is the caller's decision.
 */
export function toUtc(written: string | null): string | null {
  if (written === null || written.length > 80) return null;
  const text = written.trim();
  return fromIso(text) ?? fromMailDate(text);
}

function fromIso(text: string): string | null {
  const match =
    /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?([.,]\d{1,9})?\s?(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)$/.exec(
      text,
    );
  if (!match) return null;
  const offset = match[5] ? 'Z' : `${match[6]}:${match[7] ?? '00'}`;
  return instant(`${match[1]}T${match[2]}${match[3] ?? ':00'}${(match[4] ?? '').replace(',', '.')}${offset}`);
}

function fromMailDate(text: string): string | null {
  const match =
    /^(?:[A-Za-z]{2,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]{0,6}\s+(\d{2,4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s+([+-]\d{4}|[A-Za-z]{1,4})\b/.exec(
      text,
    );
  if (!match) return null;
  const month = months.indexOf((match[2] ?? '').toLowerCase()) + 1;
  const zone = match[7] ?? '';
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zones[zone.toUpperCase()];
  if (month === 0 || offset === undefined) return null;
  const two = (value: string | undefined): string => (value ?? '00').padStart(2, '0');
  const date = `${fullYear(match[3] ?? '')}-${two(String(month))}-${two(match[1])}`;
  return instant(`${date}T${two(match[4])}:${match[5]}:${two(match[6])}${offset}`);
}

function fullYear(text: string): string {
  const year = Number(text);
  if (text.length === 4) return text;
  return String(text.length === 3 ? 1900 + year : year < 50 ? 2000 + year : 1900 + year);
}

/** A moment as seconds or milliseconds since 1970, as web payloads have it; null outside 2000 to 2100. */
export function epochToUtc(written: string | null): string | null {
  if (written === null || !/^\d{9,13}$/.test(written)) return null;
  const value = Number(written);
  const milliseconds = written.length > 11 ? value : value * 1000;
  if (milliseconds < 946_684_800_000 || milliseconds > 4_102_444_800_000) return null;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
}

function instant(iso: string): string | null {
  try {
    return Temporal.Instant.from(iso).toString();
  } catch {
    return null;
  }
}
