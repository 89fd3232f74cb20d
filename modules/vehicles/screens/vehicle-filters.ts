import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { listPeople } from '../../people/index.ts';
import type { Fuel, VehicleFilters } from '../contract.ts';

/** What the stock on sale can be filtered by. */
export async function vehicleFilters(tx: DealerTx): Promise<VehicleFilters> {
  const people = await listPeople(tx);
  const { rows } = await sql<{ make: string; models: string[] }>`
    select make, array_agg(distinct model order by model) as models from vehicle
    where dealer_id = ${tx.dealerId} and gone_as is null group by make order by lower(make) limit 200`.execute(
    tx.db,
  );
  const { rows: others } = await sql<{ locations: string[] | null; fuels: Fuel[] | null }>`
    select array_agg(distinct location) filter (where location is not null) as locations,
      array_agg(distinct fuel) filter (where fuel is not null) as fuels
    from vehicle where dealer_id = ${tx.dealerId} and gone_as is null`.execute(tx.db);
  return {
    makes: rows,
    locations: others[0]?.locations ?? [],
    fuels: others[0]?.fuels ?? [],
    people: people.filter(({ active }) => active).map(({ userId, name }) => ({ userId, name })),
  };
}
