import { isId } from '../../../kernel/ids.ts';

export type Sort = 'name' | 'newest';

/** A place in the list: the sort name (of `name`; else empty) and the contact. */
export interface Place {
  readonly sort: Sort;
  readonly name: string;
  readonly contactId: string;
}

/** As a text for the next request; nobody else reads it. */
export function cursorOf({ sort, name, contactId }: Place): string {
  return Buffer.from(JSON.stringify([sort, name, contactId])).toString('base64url');
}

/** Null: it is none, or one of another order. */
export function placeOf(cursor: string, sort: Sort): Place | null {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [of, name, contactId] = parts as unknown[];
  if (of !== sort || typeof name !== 'string' || typeof contactId !== 'string') return null;
  return isId(contactId) && !name.includes('\0') && name.length <= 400 ? { sort, name, contactId } : null;
}

/** A place in a timeline: the moment of an entry and its id. */
export interface Moment {
  readonly at: string;
  readonly entryId: string;
}

export function momentCursor({ at, entryId }: Moment): string {
  return Buffer.from(JSON.stringify([at, entryId])).toString('base64url');
}

export function momentOf(cursor: string): Moment | null {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== 2) return null;
  const [at, entryId] = parts as unknown[];
  if (typeof at !== 'string' || typeof entryId !== 'string' || !isId(entryId)) return null;
  try {
    return { at: Temporal.Instant.from(at).toString(), entryId };
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}
