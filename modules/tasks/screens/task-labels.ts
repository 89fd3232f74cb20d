import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { typeWord } from '../texts.ts';

/** A task in a few words of the dealer's language. */
export interface TaskLabel {
  readonly taskId: string;
  /** What is to be done. */
  readonly what: string;
  /** Whom it concerns; null: nobody. */
  readonly customer: string | null;
  /** The customer's car, or the vehicle of the lead. */
  readonly vehicle: string | null;
}

export async function taskLabels(
  tx: DealerTx,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, TaskLabel>> {
  if (taskIds.length === 0) return new Map();
  const { language } = await getDealer(tx);
  const { rows } = await sql<{
    task_id: string;
    title: string | null;
    key: string | null;
    name: string | null;
    customer: string | null;
    vehicle: string | null;
  }>`
    select task.task_id, task.title, type.key, type.name, contact.name as customer,
      coalesce(concat_ws(' ', car.make, car.model, '· ' || car.plate), lead.vehicle_title) as vehicle
    from task
    join task_type as type on type.dealer_id = ${tx.dealerId} and type.task_type_id = task.task_type_id
    left join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = task.contact_id
    left join lead on lead.dealer_id = ${tx.dealerId} and lead.lead_id = task.lead_id
    left join car on car.dealer_id = ${tx.dealerId} and car.car_id = task.car_id
    where task.dealer_id = ${tx.dealerId} and task.task_id = any(${[...taskIds]}::uuid[])`.execute(tx.db);
  return new Map(
    rows.map((row) => [
      row.task_id,
      {
        taskId: row.task_id,
        what: row.title ?? typeWord(row, language),
        customer: row.customer,
        vehicle: row.vehicle === '' ? null : row.vehicle,
      },
    ]),
  );
}

/** What a car of a customer is called, for searching and histories; null: there is no such car. */
export async function carName(tx: DealerTx, carId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('car')
    .select(['make', 'model', 'plate'])
    .where('dealer_id', '=', tx.dealerId)
    .where('car_id', '=', carId)
    .executeTakeFirst();
  return row ? [row.make, row.model, row.plate].filter((part) => part !== null).join(' ') : null;
}
