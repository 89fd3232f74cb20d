/** What a text must look like; each answers the value, or `undefined` when the text is something else. */

export function port(text: string): number | undefined {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 65535 ? number : undefined;
}

/** An address or a name to listen on: no scheme, no port. */
export function host(text: string): string | undefined {
  return /^[\w.-]+$/.test(text) || /^[0-9a-f:.]*::?[0-9a-f:.]*(%\w+)?$/i.test(text) ? text : undefined;
}

/** Several of them, separated by commas; in lower case. */
export function hosts(text: string): readonly string[] | undefined {
  const all = text.split(',').map((part) => host(part.trim())?.toLowerCase());
  return all.every((one) => one !== undefined) ? all : undefined;
}

export function domain(text: string): string | undefined {
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  const lower = text.toLowerCase();
  return lower.length <= 253 && new RegExp(`^${label}(?:\\.${label})*$`).test(lower) ? lower : undefined;
}

/** The address of a web site, without a query; the slash at its end is dropped. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  if (url.search !== '' || url.hash !== '' || url.username !== '') return undefined;
  return url.href.replace(/\/+$/, '');
}

/** A URL of one of these schemes, as it was given. */
export function urlOf(...schemes: string[]): (text: string) => string | undefined {
  return (text) => {
    const url = URL.parse(text);
    return url !== null && schemes.includes(url.protocol) && text.includes('://') ? text : undefined;
  };
}

export function oneOf<T extends string>(known: readonly T[], text: string): T | undefined {
  return known.find((value) => value === text.toLowerCase());
}

/** Each of the known values that the text names, in their own order; nothing if it names any other. */
export function listOf<T extends string>(known: readonly T[], text: string): readonly T[] | undefined {
  const named = text.split(',').map((part) => oneOf(known, part.trim()));
  return named.includes(undefined) ? undefined : known.filter((value) => named.includes(value));
}

/** The same text, fit to be shown: what stands between `user:` and `@` is hidden. */
export function withoutPassword(text: string): string {
  return text.replace(/^([^\s/]*\/\/)?([^\s:/@]*):(.*)@/, (_, scheme: string | undefined, user: string) => {
    return `${scheme ?? ''}${user}:***@`;
  });
}
