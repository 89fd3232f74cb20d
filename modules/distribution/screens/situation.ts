import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Asked } from '../rules/index.ts';
import { type House, houseFields } from './house.ts';

/** A lead that waits for a person, with everything around it that is not settings. */
export interface Situation extends House, Asked {
  readonly lead: Asked['lead'] & { readonly contactId: string };
}

/**
 * All in one question, because it is asked once for every lead that comes in. Null: no such lead. The contact's leads are
 * taken first and the open ones picked after: never a walk through all that is open at the dealer.
 */
export async function situationOf(tx: DealerTx, leadId: string): Promise<Situation | null> {
  const { rows } = await sql<{ situation: Situation }>`
    with of_contact as materialized (
      select o.lead_id, o.assignee_id, o.vehicle_id, o.last_activity_at, o.state
      from lead l join lead o on o.dealer_id = ${tx.dealerId} and o.contact_id = l.contact_id and o.lead_id <> l.lead_id
      where l.dealer_id = ${tx.dealerId} and l.lead_id = ${leadId}
    )
    select jsonb_build_object(
      'lead', jsonb_build_object(
        'contactId', l.contact_id, 'type', l.type, 'sourceId', l.source_id, 'language', l.language,
        'movedFromDealerId', l.moved_from_dealer_id),
      'contactUserId', c.assigned_user_id,
      'openLeads', coalesce((
        select jsonb_agg(jsonb_build_object(
            'leadId', o.lead_id, 'assigneeId', o.assignee_id, 'vehicleId', o.vehicle_id, 'poolKey', p.pool_key)
          order by o.last_activity_at desc, o.lead_id desc)
        from of_contact o left join pool_lead p
          on p.dealer_id = ${tx.dealerId} and p.lead_id = o.lead_id and p.pool_user_id = o.assignee_id
        where o.state = 'open'
      ), '[]'),
      'vehicle', coalesce((
        select jsonb_build_object('vehicleId', v.vehicle_id, 'contactPersonId', v.contact_person_id,
          'brand', v.make, 'condition', v.condition, 'dealerId', v.standing_dealer_id)
        from vehicle v where v.dealer_id = l.dealer_id and v.vehicle_id = l.vehicle_id),
        case when l.vehicle_facts is not null then jsonb_build_object('vehicleId', null, 'contactPersonId', null,
          'brand', l.vehicle_facts ->> 'make', 'condition', l.vehicle_facts ->> 'condition') end),
      ${houseFields(tx, tx.now)}
    ) as situation
    from lead l join contact c on c.dealer_id = l.dealer_id and c.contact_id = l.contact_id
    where l.dealer_id = ${tx.dealerId} and l.lead_id = ${leadId}`.execute(tx.db);
  return rows[0]?.situation ?? null;
}
