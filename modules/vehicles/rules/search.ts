import { fold } from '../../contacts/rules/fold.ts';
import { numberKey } from './keys.ts';

export interface Searchable {
  readonly make: string;
  readonly model: string;
  readonly offerNumber?: string | null;
  readonly vin?: string | null;
  readonly location?: string | null;
  readonly colour?: string | null;
  readonly body?: string | null;
}

/** The folded words by which a vehicle is found; its numbers also without blanks and hyphens. */
export function searchTextOf(vehicle: Searchable): string {
  const { make, model, offerNumber, vin, location, colour, body } = vehicle;
  const parts = [make, model, offerNumber, numberKey(offerNumber), vin, location, colour, body];
  return fold(parts.filter((part) => part).join(' '));
}

/** The words of a search, each of which has to stand in the search text. At most eight count. */
export function searchWords(typed: string): readonly string[] {
  return fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}
