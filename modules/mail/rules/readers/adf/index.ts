import { child, childrenOf, descend, type Element, lineOf, parseTree, textOf } from '../../markup/tree.ts';
import { toUtc } from '../../mime/dates.ts';
import type { Doc, Reader } from '../doc.ts';
import { outcomeOf } from '../lead.ts';
import type { Found, LeadExtras, LeadId, ReadLead } from '../understood.ts';
import { readCustomer, readParty } from './contact.ts';
import { adfDocuments, hasAdf } from './find.ts';
import { readVehicles } from './vehicle.ts';

/** Prospects read from one message; more is no enquiry but an export. */
const maxProspects = 50;

/** Auto-lead Data Format 1.0 and its dialects, wherever in a document it stands. */
export const adf: Reader = {
  name: 'adf',
  matches: (doc) => hasAdf(doc) || doc.nested.some(hasAdf),
  read(doc) {
    const leads = withoutTwins([doc, ...doc.nested].flatMap(leadsOf)).slice(0, maxProspects);
    return leads.length === 0 ? null : { outcome: outcomeOf(leads), leads };
  },
};

function leadsOf(doc: Doc): ReadLead[] {
  return adfDocuments(doc).flatMap(({ markup }) => {
    const root = parseTree(markup);
    const prospects = descend(root, 'prospect');
    // A document that lost its <prospect> still has the parts below it.
    const bare =
      prospects.length === 0
        ? descend(root, 'adf').filter((one) => child(one, 'customer') ?? child(one, 'vehicle'))
        : [];
    return [...prospects, ...bare].slice(0, maxProspects).map(readProspect);
  });
}

/** The same payload as text part, HTML part and attachment is one lead. */
function withoutTwins(leads: ReadLead[]): ReadLead[] {
  const seen = new Set<string>();
  return leads.filter((lead) => {
    const key = JSON.stringify({ ...lead, found: null }).replace(/\s+/g, ' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function readProspect(prospect: Element): ReadLead {
  const found: Record<string, Found> = {};
  const customer = readCustomer(prospect, found);
  const { vehicleOfInterest, otherVehicles, tradeIn, suspect } = readVehicles(prospect, found);
  const comments = readComments(prospect);
  const provider = readParty(child(prospect, 'provider'), 'providername');
  const vendor = readParty(child(prospect, 'vendor'), 'vendorname');
  const requestDate = lineOf(child(prospect, 'requestdate'));
  if (comments !== null) found.comments = { confidence: 0.95, place: 'adf:/customer/comments' };
  if (provider) found.provider = { confidence: 0.95, place: 'adf:/provider' };
  if (vendor) found.vendor = { confidence: 0.95, place: 'adf:/vendor' };
  if (requestDate !== null) found.requestDate = { confidence: 0.95, place: 'adf:/requestdate' };
  return {
    customer,
    vehicleOfInterest,
    otherVehicles,
    tradeIn,
    comments,
    provider,
    vendor,
    requestDate,
    requestDateUtc: toUtc(requestDate),
    ids: readIds(prospect),
    extras: readExtras(prospect, suspect),
    found,
  };
}

/** Ids of the prospect itself; ids of vehicles and parties are other things. */
function readIds(prospect: Element): LeadId[] {
  return childrenOf(prospect, 'id')
    .map((one) => ({ source: one.attributes.get('source') || null, value: lineOf(one) }))
    .filter((id) => id.source !== null || id.value !== null);
}

/** The customer's words: <comments>, the dialect <comment>, under customer, contact or prospect, each text once. */
function readComments(prospect: Element): string | null {
  const customer = child(prospect, 'customer');
  const places = [customer, ...childrenOf(customer, 'contact'), prospect];
  const texts = new Set<string>();
  for (const place of places) {
    for (const tag of ['comments', 'comment']) {
      for (const element of childrenOf(place, tag)) {
        const text = textOf(element);
        if (text !== null) texts.add(text);
      }
    }
  }
  return texts.size === 0 ? null : [...texts].join('\n');
}

function readExtras(prospect: Element, tradeInSuspect: boolean): LeadExtras {
  const customer = child(prospect, 'customer');
  const frame = child(customer, 'timeframe');
  const timeframe = textOf(child(frame, 'description')) ?? textOf(frame);
  const leadType = [prospect, customer, child(customer, 'contact'), child(prospect, 'provider')]
    .flatMap((place) => [...childrenOf(place, 'leadtype'), ...childrenOf(place, 'type')])
    .map(textOf)
    .find((text) => text !== null);
  const preferred =
    textOf(child(customer, 'contact', 'preferredcontact')) ?? textOf(child(customer, 'preferredcontact'));
  return {
    ...(timeframe ? { timeframe } : {}),
    ...(leadType ? { leadType } : {}),
    ...(preferred ? { preferredContact: preferred } : {}),
    ...(tradeInSuspect ? { tradeInSuspect } : {}),
  };
}
