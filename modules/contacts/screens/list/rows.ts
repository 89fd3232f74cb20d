import { sql } from 'kysely';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { ContactRow } from '../../contract.ts';
import { shownPhone } from '../../rules/shown-phone.ts';

interface Row {
  readonly contact_id: string;
  readonly kind: 'person' | 'company';
  readonly name: string;
  readonly sort_name: string;
  readonly company: string | null;
  readonly city: string | null;
  readonly email: string | null;
  readonly as_given: string | null;
  readonly e164: string | null;
  readonly open_leads: number;
  readonly created_at: Temporal.Instant;
}

/** Contacts as lists show them, in the order of the ids. */
export async function contactRows(
  tx: DealerTx,
  contactIds: readonly string[],
  country: string,
): Promise<ContactRow[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select c.contact_id, c.kind, c.name, s.sort_name, coalesce(works_for.name, c.company) as company,
      address.city, e.email, p.as_given, p.e164, c.created_at,
      (select count(*)::int from lead l
        where l.dealer_id = c.dealer_id and l.contact_id = c.contact_id and l.state = 'open') as open_leads
    from unnest(${[...contactIds]}::uuid[]) with ordinality as wanted (contact_id, place)
    join contact c on c.dealer_id = ${tx.dealerId} and c.contact_id = wanted.contact_id
    join contact_search s on s.dealer_id = c.dealer_id and s.contact_id = c.contact_id
    left join contact works_for on works_for.dealer_id = c.dealer_id and works_for.contact_id = c.company_id
    left join contact_address address
      on address.dealer_id = c.dealer_id and address.contact_id = c.contact_id and address.position = 0
    left join lateral (select email from contact_email
      where dealer_id = c.dealer_id and contact_id = c.contact_id order by position limit 1) e on true
    left join lateral (select as_given, e164 from contact_phone
      where dealer_id = c.dealer_id and contact_id = c.contact_id order by position limit 1) p on true
    order by wanted.place`.execute(tx.db);
  return rows.map((row) => ({
    contactId: row.contact_id,
    kind: row.kind,
    name: row.name,
    sortName: row.sort_name,
    company: row.kind === 'company' ? null : row.company,
    city: row.city,
    email: row.email,
    phone: row.as_given === null ? null : shownPhone({ asGiven: row.as_given, e164: row.e164 }, country),
    openLeads: row.open_leads,
    createdAt: row.created_at.toString(),
  }));
}
