import { type RawBuilder, sql } from 'kysely';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { refuse } from '../../../../kernel/refusals.ts';
import { Id, Moment } from '../../../../platform/http/shapes.ts';
import type { LeadFilter } from './filter.ts';

/** A way through an index: one moment, and the id where moments are equal. */
export interface Walk {
  readonly by: 'due' | 'received' | 'activity';
  readonly filter: LeadFilter;
}

export interface Place {
  readonly by: Walk['by'];
  readonly at: string;
  readonly leadId: string;
}

const columns = { due: sql`due_at`, received: sql`received_at`, activity: sql`last_activity_at` };

export function keyOf(walk: Walk): RawBuilder<unknown> {
  return columns[walk.by];
}

export function orderOf({ by }: Walk): RawBuilder<unknown> {
  const column = columns[by];
  return by === 'due' ? sql`${column}, lead_id` : sql`${column} desc, lead_id desc`;
}

/** What comes behind the place, on this walk. */
export function behind({ by }: Walk, place: Place): RawBuilder<unknown> {
  const sign = by === 'due' ? sql`>` : sql`<`;
  return sql`(${columns[by]}, lead_id) ${sign} (${place.at}::timestamptz, ${place.leadId}::uuid)`;
}

/**
 * The walks that make up a list, one after the other. Only open leads have a due: sorted by it, closed ones stand
 * behind, the latest activity first.
 */
export function walksOf(sort: Walk['by'], filter: LeadFilter): readonly [Walk, ...Walk[]] {
  if (sort !== 'due') return [{ by: sort, filter }];
  const closed: Walk = { by: 'activity', filter: { ...filter, state: 'closed' } };
  if (filter.state === 'closed') return [closed];
  const open: Walk = { by: 'due', filter: { ...filter, state: 'open' } };
  return filter.state === 'all' ? [open, closed] : [open];
}

const PlaceShape = Type.Object(
  {
    by: Type.Union([Type.Literal('due'), Type.Literal('received'), Type.Literal('activity')]),
    at: Moment,
    leadId: Id,
  },
  { additionalProperties: false },
);
const placeShape = Compile(PlaceShape);

/** The place as a text for the next request; nobody else reads it. */
export function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Refuses `leads.badCursor` for a text that is none, or of another sort than the list's walks. */
export function placeOf(cursor: string, walks: readonly Walk[]): Place {
  const place = parsed(cursor);
  if (!placeShape.Check(place) || !walks.some(({ by }) => by === place.by)) {
    refuse('invalid', 'leads.badCursor', { field: 'after' });
  }
  return place;
}

function parsed(cursor: string): unknown {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (placeShape.Check(place)) Temporal.Instant.from(place.at);
    return place;
  } catch {
    return null;
  }
}
