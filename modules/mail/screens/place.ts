import { isId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';

/** Where a page of a list ends: the moment of its last row, and its id where moments are equal. */
export interface Place {
  readonly at: Temporal.Instant;
  readonly id: string;
}

/** The place as a text for the next request; nobody else reads it. */
export function placeText({ at, id }: Place): string {
  return Buffer.from(`${at.toString()} ${id}`).toString('base64url');
}

/** Refuses `mail.badCursor`. */
export function readPlace(text: string): Place {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/.test(at) ? readMoment(at) : null;
  if (moment === null || !isId(id)) refuse('invalid', 'mail.badCursor', { field: 'after' });
  return { at: moment, id };
}

function readMoment(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
