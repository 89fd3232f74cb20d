import type { DealerTx } from '../../../../platform/sql/index.ts';
import { addAddresses, type Contact, createContact, findContact } from '../../../contacts/index.ts';
import { openThread } from '../../../mail/index.ts';
import type { Source } from '../../../sources/index.ts';
import { findVehicle, type Vehicle } from '../../../vehicles/index.ts';
import { type Arrival, identityOf, languageOf } from '../../rules/arrival.ts';
import { customerTokens } from '../../rules/customer-tokens.ts';
import { joinedLead } from '../../rules/open-lead.ts';
import { searchTokens } from '../../rules/search-text.ts';
import { addSearchTokens, insertLead, lockLead, openLeadsOf } from '../../store/index.ts';
import { customerWrote } from './customer-wrote.ts';

/** How an arrival came in and what is wanted of it. */
export interface Way {
  readonly source: Source;
  readonly receivedAt: Temporal.Instant;
  /** Writes the message into the conversation, if there is one. */
  readonly record: (threadId: string) => Promise<unknown>;
  readonly mayAutoReply: boolean;
  /** The person for whom somebody makes it by hand. */
  readonly assignTo: string | null;
  readonly followUpAt: Temporal.Instant | null;
  /** What the history says beside the source: the reader. */
  readonly reader: string | null;
  /** The dealer of the same group that it came from; null: it came in here. */
  readonly movedFrom: MovedFrom | null;
  /** Where neither the enquiry nor the contact tells the language. */
  readonly dealerLanguage: string;
  /** Whose lead it is, where somebody said so; else whoever the arrival shows. */
  readonly contact?: Contact | null;
}

export interface MovedFrom {
  readonly dealerId: string;
  readonly name: string;
}

export interface Arrived {
  readonly leadId: string;
  readonly outcome: 'created' | 'joined';
}

/**
 * Makes a lead of an arrival, or joins it to the contact's open lead for the same vehicle. The identities of all
 * arrivals of the transaction are locked before (`lockIdentities`), so that twins meet here one after the other.
 */
export async function createOrJoin(tx: DealerTx, arrival: Arrival, way: Way): Promise<Arrived> {
  const [known, vehicle] = await Promise.all([
    way.contact ?? findContact(tx, identityOf(arrival)),
    findVehicle(tx, { offerNumber: arrival.vehicle?.offerNumber ?? null, vin: arrival.vehicle?.vin ?? null }),
  ]);
  if (!known) return create(tx, arrival, way, newContact(tx, arrival), vehicle);
  const [contact, openLeads] = await Promise.all([
    addAddresses(tx, known, arrival),
    openLeadsOf(tx, known.contactId),
  ]);
  if (contact !== known)
    await addSearchTokens(tx, contact.contactId, customerTokens({ ...contact, name: '', company: null }));
  const joined = joinedLead(
    {
      vehicleId: vehicle?.vehicleId ?? null,
      offerNumber: arrival.vehicle?.offerNumber ?? null,
      vin: arrival.vehicle?.vin ?? null,
    },
    openLeads,
  );
  if (joined === null) return create(tx, arrival, way, contact, vehicle);
  const lead = await lockLead(tx, joined);
  await way.record(lead.threadId);
  await customerWrote(tx, lead, way.receivedAt, {
    text: arrival.comment,
    from: arrival.emails[0]?.email ?? null,
    details: {
      repeated: true,
      source: nameOf(way.source),
      ...(way.movedFrom && { movedFrom: way.movedFrom.name }),
    },
  });
  return { leadId: joined, outcome: 'joined' };
}

async function newContact(tx: DealerTx, arrival: Arrival): Promise<Contact> {
  const { naming, customerName, address, language, emails, phones } = arrival;
  const hasPerson = naming.full !== null || naming.first !== null || naming.last !== null;
  return createContact(tx, {
    kind: naming.company !== null && !hasPerson ? 'company' : 'person',
    name: customerName ?? '',
    firstName: naming.first,
    lastName: naming.last,
    company: naming.company,
    addresses: [{ kind: null, ...address }],
    language,
    createdFrom: tx.actor.kind === 'user' ? 'hand' : 'enquiry',
    emails,
    phones,
  });
}

async function create(
  tx: DealerTx,
  arrival: Arrival,
  way: Way,
  ofWhom: Contact | Promise<Contact>,
  vehicle: Vehicle | null,
): Promise<Arrived> {
  const [contact, { threadId }] = await Promise.all([ofWhom, openThread(tx)]);
  const vehicleTitle = vehicle ? `${vehicle.make} ${vehicle.model}`.trim() : (arrival.vehicle?.title ?? null);
  const offerNumber = vehicle?.offerNumber ?? arrival.vehicle?.offerNumber ?? null;
  const [, leadId] = await Promise.all([
    way.record(threadId),
    insertLead(
      tx,
      {
        contactId: contact.contactId,
        threadId,
        sourceId: way.source.sourceId,
        vehicleId: vehicle?.vehicleId ?? null,
        type: arrival.type,
        language: languageOf(arrival.language, contact.language, way.dealerLanguage),
        subject: arrival.subject,
        comment: arrival.comment,
        vehicleFacts: arrival.vehicle,
        tradeIn: arrival.tradeIn,
        receivedAt: way.receivedAt,
        waits: way.followUpAt === null,
        movedFromDealerId: way.movedFrom?.dealerId ?? null,
        answerTo: arrival.emails[0]?.email ?? contact.emails[0]?.email ?? null,
        customerName: contact.name,
        vehicleTitle,
        offerNumber,
        ownTokens: searchTokens({
          customerName: arrival.customerName ?? '',
          company: arrival.naming.company,
          emails: arrival.emails.map(({ email }) => email),
          phones: arrival.phones,
          subject: arrival.subject,
          vehicleTitle: [vehicleTitle, arrival.vehicle?.title ?? ''].join(' '),
          offerNumber,
          vin: vehicle?.vin ?? arrival.vehicle?.vin ?? null,
        }),
        contactTokens: customerTokens(contact),
      },
      {
        kind: 'arrived',
        details: {
          source: nameOf(way.source),
          reader: way.reader,
          ...(way.movedFrom && { movedFrom: way.movedFrom.name }),
        },
      },
    ),
  ]);
  await tx.announce('leads.arrived', {
    leadId,
    contactId: contact.contactId,
    type: arrival.type,
    sourceId: way.source.sourceId,
    sourceMinutes: way.source.responseMinutes,
    receivedAt: way.receivedAt,
    mayAutoReply: way.mayAutoReply,
    assignTo: way.assignTo,
    followUpAt: way.followUpAt,
  });
  await tx.announce('leads.changed', { leadId });
  return { leadId, outcome: 'created' };
}

function nameOf(source: Source): string {
  return source.name ?? source.key;
}
