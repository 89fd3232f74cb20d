import { type RawBuilder, sql } from 'kysely';
import { isId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { fuels, type VehicleList, type VehicleListQuery, type VehicleRow } from '../contract.ts';
import { type Cursor, cursorOf, readCursor, type SortOrder, sortOrders } from '../rules/list-order.ts';
import { searchWords } from '../rules/search.ts';

/** A page of the stock, by key. Refuses `vehicles.unknownFilter`, `vehicles.badCursor`. */
export async function vehicleList(
  tx: DealerTx,
  query: VehicleListQuery,
  { mayEdit }: { readonly mayEdit: boolean },
): Promise<VehicleList> {
  const limit = query.limit ?? 50;
  const sort = query.sort ?? 'newest';
  const order = sortOrders[sort];
  const after = query.after === undefined ? null : readCursor(query.after, sort);
  if (after === undefined) refuse('invalid', 'vehicles.badCursor', { field: 'after' });
  const rows = await readRows(tx, query, { order, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(present),
    next: last && rows.length > limit ? cursorOf({ sort, value: last.sort_key, id: last.vehicle_id }) : null,
    mayEdit,
  };
}

interface Row {
  readonly vehicle_id: string;
  readonly make: string;
  readonly model: string;
  readonly offer_number: string | null;
  readonly condition: string;
  readonly price_cents: number | null;
  readonly currency: string | null;
  readonly mileage_km: number | null;
  readonly first_registration: Temporal.PlainDate | null;
  readonly fuel: string | null;
  readonly location: string | null;
  readonly gone_as: string | null;
  readonly until: Temporal.Instant | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly picture_id: string | null;
  readonly open_leads: number;
  readonly sort_key: string;
}

async function readRows(
  tx: DealerTx,
  query: VehicleListQuery,
  {
    order,
    after,
    limit,
  }: { readonly order: SortOrder; readonly after: Cursor | null; readonly limit: number },
): Promise<readonly Row[]> {
  const key = sql.raw(order.key);
  const conditions = [...conditionsOf(tx, query), ...(after ? [behind(order, after)] : [])];
  const direction = sql.raw(order.descending ? 'desc' : 'asc');
  const { rows } = await sql<Row>`
    with page as (
      select v.*, r.until, (${key})::text as sort_key, row_number() over (order by ${key} ${direction}, v.vehicle_id ${direction}) as place
      from vehicle v
      left join vehicle_reservation r
        on r.dealer_id = v.dealer_id and r.vehicle_id = v.vehicle_id and r.ended_at is null
      where ${sql.join(conditions, sql` and `)}
      order by ${key} ${direction}, v.vehicle_id ${direction} limit ${limit}
    )
    select page.vehicle_id, page.make, page.model, page.offer_number, page.condition, page.price_cents, page.currency,
      page.mileage_km, page.first_registration, page.fuel, page.location, page.gone_as, page.until, page.sort_key,
      person.user_id as person_id, person.name as person_name,
      (select picture_id from vehicle_picture p
        where p.dealer_id = page.dealer_id and p.vehicle_id = page.vehicle_id and p.position is not null
        order by p.position, p.picture_id limit 1) as picture_id,
      (select count(*)::int from lead l
        where l.dealer_id = page.dealer_id and l.vehicle_id = page.vehicle_id and l.state = 'open') as open_leads
    from page left join user_account person on person.user_id = page.contact_person_id
    order by page.place`.execute(tx.db);
  return rows;
}

function behind(order: SortOrder, after: Cursor): RawBuilder<unknown> {
  const sign = sql.raw(order.descending ? '<' : '>');
  return sql`(${sql.raw(order.key)}, v.vehicle_id) ${sign} (${after.value}::${sql.raw(order.type)}, ${after.id}::uuid)`;
}

function conditionsOf(tx: DealerTx, query: VehicleListQuery): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`v.dealer_id = ${tx.dealerId}`, stateCondition(query.state)];
  const among = (column: RawBuilder<unknown>, values: readonly string[]) => {
    if (values.length > 0) all.push(sql`${column} = any(${[...values]}::text[])`);
  };
  among(sql`v.make`, valuesOf(query.make));
  among(sql`v.model`, valuesOf(query.model));
  among(sql`v.location`, valuesOf(query.location));
  among(
    sql`v.fuel`,
    valuesOf(query.fuel).map(
      (value) =>
        fuels.find((one) => one === value) ?? refuse('invalid', 'vehicles.unknownFilter', { field: 'fuel' }),
    ),
  );
  if (query.condition !== undefined) all.push(sql`v.condition = ${query.condition}`);
  all.push(...personCondition(tx, query.person));
  if (query.priceFrom !== undefined) all.push(sql`v.price_cents >= ${query.priceFrom}::bigint * 100`);
  if (query.priceTo !== undefined) all.push(sql`v.price_cents <= ${query.priceTo}::bigint * 100`);
  if (query.yearFrom !== undefined) {
    all.push(sql`v.first_registration >= make_date(${query.yearFrom}::int, 1, 1)`);
  }
  if (query.yearTo !== undefined) {
    all.push(sql`v.first_registration <= make_date(${query.yearTo}::int, 12, 31)`);
  }
  for (const word of searchWords(query.q ?? '')) {
    all.push(sql`v.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  }
  return all;
}

function stateCondition(text: string | undefined): RawBuilder<unknown> {
  const conditions = {
    available: sql`(v.gone_as is null and r.until is null)`,
    reserved: sql`(v.gone_as is null and r.until is not null)`,
    sold: sql`v.gone_as = 'sold'`,
    removed: sql`v.gone_as = 'removed'`,
  };
  const asked = valuesOf(text).map((value) => {
    const known = (['available', 'reserved', 'sold', 'removed'] as const).find((one) => one === value);
    return known ? conditions[known] : refuse('invalid', 'vehicles.unknownFilter', { field: 'state' });
  });
  return asked.length === 0 ? sql`v.gone_as is null` : sql`(${sql.join(asked, sql` or `)})`;
}

function personCondition(tx: DealerTx, text: string | undefined): RawBuilder<unknown>[] {
  const asked = valuesOf(text);
  if (asked.length === 0) return [];
  const ids = asked
    .filter((one) => one !== 'nobody')
    .flatMap((one) => (one === 'me' ? (tx.actor.userId ?? []) : [one]));
  if (!ids.every(isId)) refuse('invalid', 'vehicles.unknownFilter', { field: 'person' });
  const someone = sql`v.contact_person_id = any(${ids}::uuid[])`;
  return [asked.includes('nobody') ? sql`(v.contact_person_id is null or ${someone})` : someone];
}

function valuesOf(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter((value) => value !== ''))].slice(0, 100);
}

function present(row: Row): VehicleRow {
  return {
    vehicleId: row.vehicle_id,
    title: `${row.make} ${row.model}`.trim(),
    offerNumber: row.offer_number,
    condition: row.condition === 'new' ? 'new' : 'used',
    price: row.price_cents === null ? null : { cents: row.price_cents, currency: row.currency ?? 'EUR' },
    mileageKm: row.mileage_km,
    firstRegistration: row.first_registration?.toString() ?? null,
    fuel: row.fuel as VehicleRow['fuel'],
    location: row.location,
    state: (row.gone_as ?? (row.until ? 'reserved' : 'available')) as VehicleRow['state'],
    reservedUntil: row.until?.toString() ?? null,
    contactPerson:
      row.person_id === null || row.person_name === null
        ? null
        : { userId: row.person_id, name: row.person_name },
    pictureId: row.picture_id,
    openLeads: row.open_leads,
  };
}
