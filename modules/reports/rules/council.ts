import { isWholeMonths, type Period } from './period.ts';

/** Fewer leads or fewer people than this tell about single persons. */
export const fewest = 5;

interface Group {
  readonly leads: number;
  readonly people: number;
}

/** Whether a figure of so many leads of so many people tells nothing about one of them. */
export function tellsNobody({ leads, people }: Group): boolean {
  return leads >= fewest && people >= fewest;
}

/**
 * Which groups of a breakdown are withheld, by their places. Small ones; and where what is withheld together could be
 * told from the sum, the next larger ones too, until it cannot. Groups without leads hide nobody.
 */
export function withheldOf(groups: readonly Group[]): ReadonlySet<number> {
  const withheld = new Set<number>();
  for (const [at, group] of groups.entries()) {
    if (group.leads > 0 && !tellsNobody(group)) withheld.add(at);
  }
  if (withheld.size === 0) return withheld;
  const bySize = groups
    .map((group, at) => ({ ...group, at }))
    .filter(({ at, leads }) => leads > 0 && !withheld.has(at))
    .sort((a, b) => a.leads - b.leads);
  const hidden = () => [...withheld].reduce((sum, at) => sum + (groups[at]?.leads ?? 0), 0);
  while (withheld.size < 2 || hidden() < fewest) {
    const next = bySize.shift();
    if (!next) break;
    withheld.add(next.at);
  }
  return withheld;
}

/**
 * Why a question may not be asked while the mode is on; null: it may. Differences of two questions must not tell what one
 * of them withholds: whole months that are over, and one filter with one value beside them, never a colleague.
 */
export function refusedInMode(question: {
  readonly period: Period;
  readonly today: Temporal.PlainDate;
  readonly personIds: readonly string[];
  readonly ownId: string | null;
  /** How many values each other filter has. */
  readonly others: readonly number[];
}): 'reports.personWithheld' | 'reports.wholeMonthsOnly' | 'reports.oneFilterOnly' | null {
  const { period, today, personIds, ownId, others } = question;
  const own = personIds.length === 1 && personIds[0] === ownId;
  // one's own figures are one's own
  if (own) return null;
  if (personIds.length > 0) return 'reports.personWithheld';
  const over = Temporal.PlainDate.compare(period.until, today) <= 0;
  if (!isWholeMonths(period) || !over) return 'reports.wholeMonthsOnly';
  const used = others.filter((values) => values > 0);
  return used.length > 1 || used.some((values) => values > 1) ? 'reports.oneFilterOnly' : null;
}
