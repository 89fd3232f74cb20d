import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { personNames } from '../../people/index.ts';
import type { VehicleView } from '../contract.ts';
import { mayRelease } from '../rules/reservations.ts';
import { documentsOf } from '../store/documents.ts';
import { picturesOf } from '../store/pictures.ts';
import { needVehicle } from '../use-cases/save-vehicle.ts';
import { reservationsOf } from './reservations.ts';

interface Rights {
  readonly editStock: boolean;
  readonly supervises: boolean;
}

/** One vehicle with everything that hangs on it. Refuses `vehicles.notFound`. */
export async function vehicleView(tx: DealerTx, rights: Rights, vehicleId: string): Promise<VehicleView> {
  const vehicle = await needVehicle(tx, vehicleId);
  const { values, goneAs, goneAt } = vehicle;
  const { running, past, reservedById } = await reservationsOf(tx, vehicleId);
  const names = await personNames(tx, values.contactPersonId === null ? [] : [values.contactPersonId]);
  const person = names.get(values.contactPersonId ?? '');
  return {
    vehicleId,
    values,
    state: goneAs ?? (running ? 'reserved' : 'available'),
    gone: goneAt && { at: goneAt.toString(), by: vehicle.goneBy, note: vehicle.goneNote },
    contactPerson:
      values.contactPersonId === null || person === undefined
        ? null
        : { userId: values.contactPersonId, name: person },
    standsAt: await dealerName(tx, vehicle.standingDealerId),
    pictures: await picturesOf(tx, vehicleId),
    documents: await documentsOf(tx, vehicleId),
    reservation: running,
    pastReservations: past,
    leads: await leadsOf(tx, vehicleId),
    createdAt: vehicle.createdAt.toString(),
    changedAt: vehicle.changedAt.toString(),
    may: {
      edit: rights.editStock,
      reserve: goneAs === null && running === null,
      release:
        running !== null &&
        mayRelease({ reservedById }, { userId: tx.actor.userId, supervises: rights.supervises }),
    },
    now: tx.now.toString(),
  };
}

async function dealerName(tx: DealerTx, dealerId: string | null): Promise<string | null> {
  if (dealerId === null) return null;
  const row = await tx.db
    .selectFrom('dealer')
    .select('name')
    .where('dealer_id', '=', dealerId)
    .executeTakeFirst();
  return row?.name ?? null;
}

async function leadsOf(tx: DealerTx, vehicleId: string): Promise<VehicleView['leads']> {
  const rows = await tx.db
    .selectFrom('lead')
    .leftJoin('user_account as assignee', 'assignee.user_id', 'lead.assignee_id')
    .select(['lead.lead_id', 'lead.customer_name', 'lead.state', 'lead.received_at'])
    .select('assignee.name as assignee')
    .where('lead.dealer_id', '=', tx.dealerId)
    .where('lead.vehicle_id', '=', vehicleId)
    .orderBy(sql`lead.state = 'open'`, 'desc')
    .orderBy('lead.received_at', 'desc')
    .orderBy('lead.lead_id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    leadId: row.lead_id,
    customer: row.customer_name,
    state: row.state === 'open' ? 'open' : 'closed',
    receivedAt: row.received_at.toString(),
    assignee: row.assignee,
  }));
}
