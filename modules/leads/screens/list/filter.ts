import { type RawBuilder, sql } from 'kysely';
import { isId } from '../../../../kernel/ids.ts';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { Colour, type LeadListQuery, LeadType, Maturity } from '../../contract.ts';

/** What a list shows, as asked for; empty: no restriction. */
export interface LeadFilter {
  readonly state: 'open' | 'closed' | 'all';
  readonly colours: readonly Colour[];
  readonly assigneeIds: readonly string[];
  readonly withoutAssignee: boolean;
  /** Waits in one of these pools to be claimed (`dealer`, `group:<id>`); `any`: in whichever. */
  readonly pools: 'any' | readonly string[];
  readonly inPool: boolean;
  readonly sourceIds: readonly string[];
  readonly types: readonly LeadType[];
  readonly maturities: readonly Maturity[];
  readonly unread: boolean;
}

/** Refuses `leads.unknownFilter` with the field when a value is none that exists. */
export function filterOf(tx: DealerTx, query: LeadListQuery): LeadFilter {
  const assignees = values(query.assignee);
  return {
    state: query.state ?? 'open',
    colours: known('colour', query.colour, Colour),
    assigneeIds: ids(
      'assignee',
      assignees.flatMap((one) =>
        one === 'nobody' ? [] : [one === 'me' ? (tx.actor.userId ?? noUser) : one],
      ),
    ),
    withoutAssignee: assignees.includes('nobody'),
    ...poolsOf(query.pool),
    sourceIds: ids('source', values(query.source)),
    types: known('type', query.type, LeadType),
    maturities: known('maturity', query.maturity, Maturity),
    unread: query.unread ?? false,
  };
}

function poolsOf(text: string | undefined): Pick<LeadFilter, 'pools' | 'inPool'> {
  const asked = values(text);
  if (asked.includes('any')) return { pools: 'any', inPool: true };
  const groupIds = ids(
    'pool',
    asked.filter((key) => key !== 'dealer'),
  );
  const own = asked.includes('dealer') ? ['dealer'] : [];
  return { pools: [...own, ...groupIds.map((id) => `group:${id}`)], inPool: asked.length > 0 };
}

/** `me` of an API key: finds nothing. */
const noUser = '00000000-0000-0000-0000-000000000000';

function values(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter((value) => value !== ''))];
}

function ids(field: string, given: readonly string[]): readonly string[] {
  return given.every(isId) && given.length <= 200
    ? given
    : refuse('invalid', 'leads.unknownFilter', { field });
}

function known<T extends string>(
  field: string,
  text: string | undefined,
  union: { readonly anyOf: readonly { readonly const: T }[] },
): readonly T[] {
  const all = union.anyOf.map((one) => one.const);
  return values(text).map(
    (value) => all.find((one) => one === value) ?? refuse('invalid', 'leads.unknownFilter', { field }),
  );
}

/** Colours, waiting customers and pools exist for open leads only; so such a list needs no closed ones. */
export function narrowed(filter: LeadFilter): LeadFilter | 'nothing' {
  if (filter.colours.length === 0 && !filter.unread && !filter.inPool) return filter;
  return filter.state === 'closed' ? 'nothing' : { ...filter, state: 'open' };
}

/** Which leads an index can walk through in order: the dealer's, of a state. */
export function frameOf(tx: DealerTx, { state }: LeadFilter): RawBuilder<unknown>[] {
  const dealer = sql`dealer_id = ${tx.dealerId}`;
  // Written out, not a parameter: partial indexes are chosen by it.
  return state === 'all'
    ? [dealer]
    : [dealer, state === 'open' ? sql`state = 'open'` : sql`state = 'closed'`];
}

/** The rest of the filter as conditions on `lead`; colours are compared with the moment of the request. */
export function conditionsOf(tx: DealerTx, filter: LeadFilter): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [];
  if (filter.colours.length > 0)
    all.push(either(filter.colours.map((colour) => colourCondition(colour, tx.now))));
  const people = [
    ...(filter.assigneeIds.length > 0 ? [oneOf(sql`assignee_id`, filter.assigneeIds, sql`uuid`)] : []),
    ...(filter.withoutAssignee ? [sql`assignee_id is null`] : []),
  ];
  if (people.length > 0) all.push(either(people));
  if (filter.inPool) all.push(inPool(tx, filter.pools));
  if (filter.sourceIds.length > 0) all.push(oneOf(sql`source_id`, filter.sourceIds, sql`uuid`));
  if (filter.types.length > 0) all.push(oneOf(sql`type`, filter.types, sql`text`));
  if (filter.maturities.length > 0) all.push(oneOf(sql`maturity`, filter.maturities, sql`text`));
  if (filter.unread) all.push(sql`waiting_since is not null`);
  return all;
}

/** Who took a lead out of a pool is its assignee then, and the pool's user no longer. */
function inPool(tx: DealerTx, pools: LeadFilter['pools']): RawBuilder<unknown> {
  const among = pools === 'any' ? sql`` : sql`and ${oneOf(sql`pool_key`, pools, sql`text`)}`;
  return sql`(lead_id, assignee_id) in (
    select pool_lead.lead_id, pool_user_id from pool_lead where pool_lead.dealer_id = ${tx.dealerId} ${among})`;
}

function colourCondition(colour: Colour, now: Temporal.Instant): RawBuilder<unknown> {
  if (colour === 'red') return sql`due_at <= ${now}`;
  if (colour === 'yellow') return sql`(due_at > ${now} and yellow_from <= ${now})`;
  // Red beats green where a deadline was already over when its yellow time would begin.
  return sql`(due_at > ${now} and yellow_from > ${now})`;
}

/** One value is compared by `=`, which keeps the order of an index that begins with the column. */
function oneOf(
  column: RawBuilder<unknown>,
  given: readonly string[],
  type: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return given.length === 1
    ? sql`${column} = ${given[0]}::${type}`
    : sql`${column} = any(${[...given]}::${type}[])`;
}

function either(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 1 && conditions[0] ? conditions[0] : sql`(${sql.join(conditions, sql` or `)})`;
}
