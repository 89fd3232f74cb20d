import { isId } from '../../../kernel/ids.ts';
import type { sorts } from '../contract.ts';

type Sort = (typeof sorts)[number];

/** How a list is ordered: an expression over the vehicle `v` that is never null, and its type. */
export interface SortOrder {
  readonly key: string;
  readonly type: 'timestamptz' | 'bigint' | 'int' | 'date' | 'text';
  readonly descending: boolean;
}

/** What is not known comes last. */
export const sortOrders: { readonly [sort in Sort]: SortOrder } = {
  newest: { key: 'v.created_at', type: 'timestamptz', descending: true },
  price: { key: 'coalesce(v.price_cents, 9000000000000)', type: 'bigint', descending: false },
  priceDown: { key: 'coalesce(v.price_cents, -1)', type: 'bigint', descending: true },
  mileage: { key: 'coalesce(v.mileage_km, 2147483647)', type: 'int', descending: false },
  registration: { key: "coalesce(v.first_registration, '0001-01-01')", type: 'date', descending: true },
  make: { key: `(lower(v.make || ' ' || v.model) collate "und-x-icu")`, type: 'text', descending: false },
};

/** A place in a list: the value of the key as text, and the vehicle. */
export interface Cursor {
  readonly sort: Sort;
  readonly value: string;
  readonly id: string;
}

/** As a text for the next request; nobody else reads it. */
export function cursorOf({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** `undefined`: it is none, or one of another order. */
export function readCursor(text: string, sort: Sort): Cursor | undefined {
  const parts = parsed(text);
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [of, value, id] = parts as unknown[];
  if (of !== sort || typeof value !== 'string' || typeof id !== 'string' || !isId(id)) return undefined;
  return readable(value, sortOrders[sort].type) ? { sort, value, id } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}

function readable(value: string, type: SortOrder['type']): boolean {
  if (value.includes('\0') || value.length > 400) return false;
  if (type === 'text') return true;
  if (type === 'int' || type === 'bigint') return /^-?\d{1,13}$/.test(value);
  return /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?)?$/.test(value);
}
