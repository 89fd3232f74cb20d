import { childrenOf, descend, type Element, parseTree, textOf } from '../markup/tree.ts';
import type { Doc, Reader } from './doc.ts';
import { buildLead } from './form/build.ts';
import { fieldOf, ownFieldOf } from './form/labels.ts';
import type { Entry } from './form/lines.ts';
import { canBeReached, outcomeOf } from './lead.ts';
import { mailDate } from './mail-facts.ts';
import { portalOf } from './portals/list.ts';
import type { ReadLead } from './understood.ts';

const containers = ['lead', 'enquiry', 'inquiry', 'anfrage', 'request', 'aanvraag'];
const start = /<(?:lead|enquiry|inquiry|anfrage|request|aanvraag)(?=[\s>])/i;

/** XML of a lead that is not ADF: element names are read as labels. Also inside an HTML comment of a mail. */
export const xmlLead: Reader = {
  name: 'xml-lead',
  matches: (doc) => doc.sources.some((source) => start.test(source.text)),
  read(doc) {
    const leads = doc.sources.flatMap((source) => leadsOf(source.text, doc)).filter(canBeReached);
    return leads.length === 0 ? null : { outcome: outcomeOf(leads), leads };
  },
};

function leadsOf(text: string, doc: Doc): ReadLead[] {
  const at = text.search(start);
  if (at < 0) return [];
  const root = parseTree(text.slice(at));
  const elements = containers.flatMap((name) => descend(root, name)).slice(0, 50);
  return elements.map((element) => leadOf(element, text, doc));
}

function leadOf(element: Element, text: string, doc: Doc): ReadLead {
  const entries: Entry[] = [];
  collect(element, false, entries);
  const lead = buildLead(entries, { about: '', split: false });
  const id = textOf(childrenOf(element, 'id')[0] ?? null);
  const stockList = /doorlinkenvoorraad/i.test(text.slice(0, 2000));
  const source = entries.find((entry) => entry.field === 'source')?.value ?? null;
  const name = stockList
    ? 'Doorlinken Voorraad'
    : (source ?? (doc.mail ? portalOf(doc.mail)?.name : null) ?? null);
  const sellerId = textOf(childrenOf(element, 'customer_number')[0] ?? null);
  return {
    ...lead,
    provider: name === null ? null : { name },
    ...(lead.requestDate === null && doc.mail ? mailDate(doc.mail) : {}),
    ids: id ? [{ source: stockList ? 'doorlinkenvoorraad' : null, value: id }] : [],
    extras: { ...lead.extras, ...(sellerId ? { sellerId } : {}) },
  };
}

function collect(element: Element, own: boolean, entries: Entry[]): void {
  for (const one of element.children) {
    if (typeof one === 'string' || one.name === 'customer_number' || one.name === 'id') continue;
    const inside = one.children.some((child) => typeof child !== 'string' && child.name !== 'br');
    const mine = own || /^(?:trade_?-?in|inruil|inzahlungnahme)/.test(one.name);
    if (inside) collect(one, mine, entries);
    else {
      const label = one.name;
      const ownField = ownFieldOf(label);
      const value = textOf(one);
      if (value !== null)
        entries.push({
          label,
          field: ownField ?? fieldOf(label),
          value,
          own: mine || ownField !== null,
          section: null,
        });
    }
  }
}
