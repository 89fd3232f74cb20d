import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DistributionUser, OpenLead, RequestedVehicle } from '../rules/index.ts';

/** A lead that waits for a person, with everything around it that is not settings. */
export interface Situation {
  readonly lead: {
    readonly contactId: string;
    readonly type: string;
    readonly sourceId: string;
    readonly language: string;
  };
  readonly contactUserId: string | null;
  /** The contact's other open leads, the one with the latest activity first. */
  readonly openLeads: readonly OpenLead[];
  readonly vehicle: RequestedVehicle | null;
  /** Everybody of the dealer in the fixed order, also who has left. */
  readonly users: readonly (DistributionUser & { readonly name: string })[];
  /** Those that run now; epoch milliseconds. */
  readonly absences: readonly {
    readonly userId: string;
    readonly from: number;
    readonly until: number;
    readonly deputyId: string | null;
  }[];
}

/** All in one question, because it is asked once for every lead that comes in. Null: no such lead. */
export async function situationOf(tx: DealerTx, leadId: string): Promise<Situation | null> {
  const { rows } = await sql<{ situation: Situation }>`
    select jsonb_build_object(
      'lead', jsonb_build_object(
        'contactId', l.contact_id, 'type', l.type, 'sourceId', l.source_id, 'language', l.language),
      'contactUserId', c.assigned_user_id,
      'openLeads', coalesce((
        select jsonb_agg(jsonb_build_object(
            'leadId', o.lead_id, 'assigneeId', o.assignee_id, 'vehicleId', o.vehicle_id)
          order by o.last_activity_at desc, o.lead_id desc)
        from lead o
        where o.dealer_id = l.dealer_id and o.contact_id = l.contact_id and o.state = 'open' and o.lead_id <> l.lead_id
      ), '[]'),
      'vehicle', (
        select jsonb_build_object('vehicleId', v.vehicle_id, 'contactPersonId', v.contact_person_id,
          'brand', v.make, 'condition', v.condition)
        from vehicle v where v.dealer_id = l.dealer_id and v.vehicle_id = l.vehicle_id),
      'users', (
        select coalesce(jsonb_agg(jsonb_build_object('userId', m.user_id, 'name', u.name, 'active', m.active,
            'receivesRequests', m.receives_requests, 'canBeAssigned', m.can_be_assigned)
          order by m.position, m.user_id), '[]')
        from membership m join user_account u using (user_id) where m.dealer_id = l.dealer_id),
      'absences', (
        select coalesce(jsonb_agg(jsonb_build_object('userId', a.user_id, 'deputyId', a.deputy_user_id,
          'from', floor(extract(epoch from a.starts_at) * 1000), 'until', ceil(extract(epoch from a.ends_at) * 1000))), '[]')
        from absence a
        where a.dealer_id = l.dealer_id and a.removed_at is null and a.starts_at <= ${tx.now} and a.ends_at > ${tx.now})
    ) as situation
    from lead l join contact c on c.dealer_id = l.dealer_id and c.contact_id = l.contact_id
    where l.dealer_id = ${tx.dealerId} and l.lead_id = ${leadId}`.execute(tx.db);
  return rows[0]?.situation ?? null;
}
