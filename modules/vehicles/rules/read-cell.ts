/** What a cell of a table says; `undefined`: it cannot be read as that. An empty cell is null. */
export type Cell<T> = T | null | undefined;

/** `98.000 km`, `98000`, `98 000`. Not negative. */
export function wholeNumberOf(text: string): Cell<number> {
  if (text === '') return null;
  const digits = text
    .replace(/(?:km|kw|ps|g\/km|g|€|eur)$/i, '')
    .trim()
    .replace(/[,.](?:0{1,2}|-)$/, '')
    .replace(/[\s.,'’]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

/** `5,4`, `5.4 l/100km`. */
export function decimalOf(text: string): Cell<number> {
  if (text === '') return null;
  const match = /^(\d{1,4})(?:[.,](\d{1,3}))?\s*(?:l|kwh)?(?:\s*\/\s*100\s*km)?$/i.exec(text);
  return match ? Number(`${match[1]}.${match[2] ?? 0}`) : undefined;
}

/** `12.990,50 €`, `EUR 12,990.50`, `12990`; in hundredths. */
export function centsOf(text: string): Cell<number> {
  if (text === '') return null;
  const bare = text
    .replace(/eur|€|chf/gi, '')
    .replace(/[\s'’]/g, '')
    .replace(/,-+$|\.-+$/, '');
  const match = /^(\d+(?:[.,]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return undefined;
  const whole = Number((match[1] ?? '').replace(/[.,]/g, ''));
  return whole * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** `2021-03-09`, `09.03.2021`, `9-3-2021`, `09/03/2021` (day first), `03/2021` (its first day). As `YYYY-MM-DD`. */
export function dayOf(text: string): Cell<string> {
  if (text === '') return null;
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?$/.exec(text);
  if (iso) return validDay(iso[1], iso[2], iso[3] ?? '1');
  const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(text);
  if (dayFirst) return validDay(fullYear(dayFirst[3]), dayFirst[2], dayFirst[1]);
  const month = /^(\d{1,2})[./-](\d{4})$/.exec(text);
  if (month) return validDay(month[2], month[1], '1');
  return /^(19|20)\d\d$/.test(text) ? `${text}-01-01` : undefined;
}

/** Two digits are of this century up to 69, as everybody writes them. */
function fullYear(year = ''): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? 20 : 19}${year}`;
}

function validDay(year = '', month = '', day = ''): string | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return undefined;
  }
}

/** The value whose names hold the text, folded. */
export function wordOf<T extends string>(
  text: string,
  words: { readonly [value in T]: readonly string[] },
): Cell<T> {
  if (text === '') return null;
  const folded = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
  const found = Object.entries<readonly string[]>(words).find(
    ([value, names]) => value.toLowerCase() === folded || names.includes(folded),
  );
  return found ? (found[0] as T) : undefined;
}
