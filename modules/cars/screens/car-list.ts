import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { numberKey } from '../../vehicles/index.ts';
import type { CarList, CarListQuery, CarRow } from '../contract.ts';
import { plateKey } from '../rules/plate.ts';

interface Row {
  readonly car_id: string;
  readonly make: string;
  readonly model: string;
  readonly plate: string | null;
  readonly vin: string | null;
  readonly first_registration: Temporal.PlainDate | null;
  readonly next_inspection: Temporal.PlainDate | null;
  readonly next_service: Temporal.PlainDate | null;
  readonly contact_id: string | null;
  readonly owner: string | null;
  readonly gone_as: 'sold' | 'scrapped' | null;
}

/** A page of customers' cars, the newest first. A plate is found in any spelling, a VIN by its beginning or end. */
export async function carList(tx: DealerTx, query: CarListQuery): Promise<CarList> {
  const limit = query.limit ?? 50;
  const conditions = conditionsOf(tx, query);
  const { rows } = await sql<Row>`
    select car.car_id, car.make, car.model, car.plate, car.vin, car.first_registration, car.gone_as,
      (select on_date from car_date d where d.dealer_id = car.dealer_id and d.car_id = car.car_id and d.kind = 'nextInspection')
        as next_inspection,
      (select on_date from car_date d where d.dealer_id = car.dealer_id and d.car_id = car.car_id and d.kind = 'nextService')
        as next_service,
      contact.contact_id, contact.name as owner
    from car
    left join car_owner o on o.dealer_id = car.dealer_id and o.car_id = car.car_id and o.ended_at is null
    left join contact on contact.dealer_id = o.dealer_id and contact.contact_id = o.contact_id
    where ${sql.join(conditions, sql` and `)}
    order by car.car_id desc limit ${limit + 1}`.execute(tx.db);
  const page = rows.slice(0, limit);
  return {
    rows: page.map((row) => present(row, query.contact)),
    next: rows.length > limit ? (page.at(-1)?.car_id ?? null) : null,
  };
}

function conditionsOf(tx: DealerTx, query: CarListQuery): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`car.dealer_id = ${tx.dealerId}`];
  const state = query.state ?? (query.contact === undefined ? 'driven' : 'all');
  if (state !== 'all') all.push(state === 'gone' ? sql`car.gone_as is not null` : sql`car.gone_as is null`);
  if (query.contact !== undefined) {
    all.push(sql`car.car_id in (
      select car_id from car_owner where dealer_id = ${tx.dealerId} and contact_id = ${query.contact})`);
  }
  if (query.after !== undefined) all.push(sql`car.car_id < ${query.after}::uuid`);
  const found = searched(query.q ?? '');
  if (found) all.push(found);
  return all;
}

/** Null: nothing is searched for. */
function searched(text: string): RawBuilder<unknown> | null {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6);
  if (words.length === 0) return null;
  const plate = plateKey(text);
  const vin = numberKey(text);
  const named = words.map(
    (word) => sql`lower(car.make || ' ' || car.model) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  );
  return sql`(car.plate_key like ${`${plate ?? '\u0001'}%`} or car.vin_key like ${`${like(vin)}%`}
    or car.vin_key like ${`%${like(vin)}`} or (${sql.join(named, sql` and `)}))`;
}

function like(key: string | null): string {
  return (key ?? '\u0001').replace(/[\\%_]/g, '\\$&');
}

function present(row: Row, contactId: string | undefined): CarRow {
  return {
    carId: row.car_id,
    title: `${row.make} ${row.model}`.trim(),
    plate: row.plate,
    vin: row.vin,
    firstRegistration: row.first_registration?.toString() ?? null,
    nextInspection: row.next_inspection?.toString() ?? null,
    nextService: row.next_service?.toString() ?? null,
    owner:
      row.contact_id === null || row.owner === null ? null : { contactId: row.contact_id, name: row.owner },
    current: contactId === undefined ? row.contact_id !== null : row.contact_id === contactId,
    gone: row.gone_as,
  };
}
