import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';

/** A new lead as far as forwarding goes, and what a copy tells of it. */
export interface EnquiryToForward {
  readonly threadId: string;
  readonly type: string;
  readonly sourceId: string;
  /** The same at every dealer for sources that the product brings along. */
  readonly sourceKey: string;
  readonly sourceName: string | null;
  readonly marketplace: boolean;
  readonly language: 'de' | 'nl' | 'en';
  readonly customerName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly subject: string | null;
  readonly comment: string | null;
  readonly vehicleTitle: string | null;
  readonly offerNumber: string | null;
  readonly vin: string | null;
  readonly brand: string | null;
  readonly condition: 'new' | 'used' | null;
  readonly assigneeName: string | null;
}

/** Null: no such lead. */
export async function enquiryToForward(tx: DealerTx, leadId: string): Promise<EnquiryToForward | null> {
  const { rows } = await sql<EnquiryToForward>`
    select l.thread_id as "threadId", l.type, l.source_id as "sourceId", s.key as "sourceKey", s.name as "sourceName",
      cardinality(s.senders) + cardinality(s.providers) > 0 as marketplace, l.language,
      l.customer_name as "customerName", l.answer_to as email,
      (select p.as_given from contact_phone p
        where p.dealer_id = l.dealer_id and p.contact_id = l.contact_id order by p.position limit 1) as phone,
      l.subject, l.comment, l.vehicle_title as "vehicleTitle", l.offer_number as "offerNumber",
      coalesce(v.vin, l.vehicle_facts->>'vin') as vin,
      coalesce(v.make, l.vehicle_facts->>'make') as brand,
      coalesce(v.condition, l.vehicle_facts->>'condition') as condition, u.name as "assigneeName"
    from lead l
    join source s on s.dealer_id = l.dealer_id and s.source_id = l.source_id
    left join vehicle v on v.dealer_id = l.dealer_id and v.vehicle_id = l.vehicle_id
    left join user_account u on u.user_id = l.assignee_id
    where l.dealer_id = ${tx.dealerId} and l.lead_id = ${leadId}`.execute(tx.db);
  return rows[0] ?? null;
}
