import type { Dealer } from '../api/types.ts';

const STORED = 'forecourt-dealer';

/** Remembers the dealer of the page, for pages that have none. */
export function rememberDealer(key: string): void {
  localStorage.setItem(STORED, key);
}

/** The dealer used last in this browser, else the first; none when there is none. */
export function lastDealer(dealers: readonly Dealer[]): Dealer | undefined {
  const last = localStorage.getItem(STORED);
  return dealers.find((dealer) => dealer.key === last) ?? dealers[0];
}
