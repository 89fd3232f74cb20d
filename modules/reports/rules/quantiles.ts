/** How many leads needed so many minutes (begun ones do not count). */
export type Histogram = readonly { readonly minutes: number; readonly leads: number }[];

/**
 * The minutes within which a share of the leads had it: the smallest number that at least `share` of them do not exceed.
 * Null without leads.
 */
export function quantile(histogram: Histogram, share: number): number | null {
  const sorted = histogram.toSorted((a, b) => a.minutes - b.minutes);
  const wanted = sorted.reduce((sum, { leads }) => sum + leads, 0) * share;
  let seen = 0;
  for (const { minutes, leads } of sorted) {
    seen += leads;
    if (seen >= wanted) return minutes;
  }
  return null;
}
