import type { Facts } from '../../kernel/facts.ts';
import { giveRows, giveRowsBack, type RowsOfContact } from '../../modules/contacts/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';

/** Everything outside of the contacts that belongs to one and goes over with it. A test finds what is missing here. */
export const ROWS_OF_CONTACTS: readonly RowsOfContact[] = [
  { table: 'lead', column: 'contact_id', key: 'lead_id' },
  { table: 'task', column: 'contact_id', key: 'task_id' },
  { table: 'appointment', column: 'contact_id', key: 'appointment_id' },
  { table: 'vehicle_reservation', column: 'contact_id', key: 'reservation_id' },
  { table: 'car_owner', column: 'contact_id', key: 'owner_id' },
];

export async function giveOver(tx: DealerTx, merge: Facts['contacts.merged']): Promise<void> {
  for (const rows of ROWS_OF_CONTACTS) giveRows(tx, merge, rows);
}

export async function giveBack(tx: DealerTx, merge: Facts['contacts.unmerged']): Promise<void> {
  for (const rows of ROWS_OF_CONTACTS) giveRowsBack(tx, merge, rows);
}
