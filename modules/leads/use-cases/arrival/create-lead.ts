import type { Static } from 'typebox';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import {
  type Contact,
  getContact,
  lockIdentities,
  normaliseEmail,
  type Phone,
  shownName,
} from '../../../contacts/index.ts';
import { getDealer } from '../../../dealers/index.ts';
import { isNoReplyAddress, makeAtStart, normalisePhone, splitName } from '../../../mail/index.ts';
import { type Channel, recogniseSource } from '../../../sources/index.ts';
import type { NewLead as NewLeadShape } from '../../contract.ts';
import { type Arrival, identityOf } from '../../rules/arrival.ts';
import { type Arrived, createOrJoin, type MovedFrom } from './create-or-join.ts';

export type NewLead = Static<typeof NewLeadShape>;

/**
 * Makes a lead of what a user enters or a system posts, or joins it to the contact's open lead for the same vehicle. What
 * is posted (`api`, `webForm`) is a written enquiry and may be answered automatically; what a user enters is not.
 * `movedFrom`: the dealer of the same group at which it was posted.
 *
 * Refuses `leads.noCustomer`, `leads.noSuchContact`, `leads.invalidEmail`, `leads.invalidPhone`, `leads.followUpInPast`, `sources.unknown`.
 */
export async function createLead(
  tx: DealerTx,
  lead: NewLead,
  movedFrom: MovedFrom | null = null,
): Promise<Arrived> {
  const dealer = await getDealer(tx);
  const contact = await contactOf(tx, lead.customer.contactId, movedFrom);
  const arrival = arrivalOf(lead, dealer.country);
  if (contact === null && arrival.customerName === null)
    refuse('invalid', 'leads.noCustomer', { field: 'customer' });
  const channel: Channel = lead.channel ?? (tx.actor.kind === 'user' ? 'walkIn' : 'api');
  const followUpAt = lead.followUpAt ? Temporal.Instant.from(lead.followUpAt) : null;
  if (followUpAt && Temporal.Instant.compare(followUpAt, tx.now) <= 0) {
    refuse('invalid', 'leads.followUpInPast', { field: 'followUpAt' });
  }
  const source = await recogniseSource(tx, {
    from: null,
    provider: null,
    channel,
    sourceKey: lead.sourceKey ?? null,
  });
  await lockIdentities(tx, [identityOf(arrival)]);
  const address = arrival.emails[0]?.email;
  return createOrJoin(tx, arrival, {
    source,
    receivedAt: tx.now,
    record: async () => {},
    mayAutoReply:
      (channel === 'api' || channel === 'webForm') && address !== undefined && !isNoReplyAddress(address),
    assignTo: lead.assignToMe ? tx.actor.userId : null,
    followUpAt,
    reader: null,
    movedFrom,
    dealerLanguage: dealer.language,
    contact,
  });
}

/** The contact that was named; a lead that came from another dealer names one of that dealer, which says nothing here. */
async function contactOf(
  tx: DealerTx,
  contactId: string | undefined,
  movedFrom: MovedFrom | null,
): Promise<Contact | null> {
  if (contactId === undefined || movedFrom) return null;
  return (
    (await getContact(tx, contactId)) ??
    refuse('invalid', 'leads.noSuchContact', { field: 'customer.contactId' })
  );
}

function arrivalOf({ customer, vehicle, ...lead }: NewLead, country: string): Arrival {
  const full = filled(customer.name);
  const person = splitName(full);
  const naming = { full, first: person.first, last: person.last, company: filled(customer.company) };
  const email = filled(customer.email);
  const address = email === null ? null : normaliseEmail(email);
  if (email !== null && address === null)
    refuse('invalid', 'leads.invalidEmail', { field: 'customer.email' });
  const phones = phonesOf(filled(customer.phone), country);
  const emails = address === null ? [] : [{ email: address, relay: false }];
  const offerNumber = filled(vehicle?.offerNumber);
  const vin = filled(vehicle?.vin);
  const title = filled(vehicle?.title) ?? offerNumber ?? vin;
  return {
    naming,
    customerName: shownName(naming, address === null ? [] : [address], phones),
    emails,
    phones,
    address: { street: null, postcode: null, city: null, country: null },
    type: lead.type ?? (lead.channel === 'phone' ? 'call' : title === null ? 'general' : 'vehicle'),
    language: lead.language ?? null,
    subject: filled(lead.subject) ?? title,
    comment: filled(lead.comment),
    vehicle:
      title === null
        ? null
        : {
            title,
            offerNumber,
            vin,
            price: null,
            mileageKm: null,
            firstRegistration: null,
            link: null,
            make: makeAtStart(title),
          },
    tradeIn: null,
  };
}

function phonesOf(phone: string | null, country: string): Phone[] {
  if (phone === null) return [];
  const normal = normalisePhone(phone, country);
  return normal ? [normal] : refuse('invalid', 'leads.invalidPhone', { field: 'customer.phone' });
}

function filled(text: string | null | undefined): string | null {
  const value = text?.trim() ?? '';
  return value === '' ? null : value;
}
