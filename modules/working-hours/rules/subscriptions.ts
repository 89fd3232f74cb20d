/**
 * The address under which a calendar is read: `webcal:` means https. Null for what is no address of the web, and for one
 * with a user or a password in it, which everybody who sees the settings would see.
 */
export function calendarAddress(text: string): string | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'));
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/**
 * The span of local dates for which a subscribed calendar is written out: from the beginning of last year, so that what
 * was late lately stays explained, to the end of the year after next.
 */
export function spanOf(today: Temporal.PlainDate): { readonly from: string; readonly until: string } {
  return { from: `${today.year - 1}-01-01`, until: `${today.year + 2}-12-31` };
}

/** A calendar is read once a day; after trouble every six hours. */
export function nextReading(now: Temporal.Instant, trouble: boolean): Temporal.Instant {
  return now.add({ hours: trouble ? 6 : 24 });
}
