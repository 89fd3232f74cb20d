import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type DealerRow, insertDealer } from '../store/index.ts';

/** Mail to these names of the lead domain is not for a dealer. */
const reserved = new Set(['abuse', 'forecourt', 'hostmaster', 'mailer-daemon', 'postmaster', 'webmaster']);

/**
 * Makes the dealer in whose (new) scope the transaction runs: `inDealer({ dealerId: newId(now), … })`. Refuses a key that
 * is taken and a time zone that does not exist. Settings are the defaults until they are written.
 */
export async function createDealer(tx: DealerTx, dealer: Omit<DealerRow, 'dealerId'>): Promise<void> {
  if (!isZone(dealer.timeZone)) refuse('invalid', 'dealers.timeZoneUnknown', { field: 'dealer.timeZone' });
  if (!/^[A-Z]{2}$/.test(dealer.country)) {
    refuse('invalid', 'dealers.countryUnknown', { field: 'dealer.country' });
  }
  if (reserved.has(dealer.key) || !(await insertDealer(tx, dealer))) {
    refuse('conflict', 'dealers.keyTaken', { field: 'dealer.key', details: { key: dealer.key } });
  }
}

/** A name of the IANA database; `+01:00` knows no daylight saving and is none. */
function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Temporal.ZonedDateTime(0n, name).timeZoneId !== '';
  } catch {
    return false;
  }
}
