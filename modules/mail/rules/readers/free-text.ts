import { titleInText } from '../makes.ts';
import { isAddress } from '../mime/addresses.ts';
import type { ParsedMail } from '../mime/parsed-mail.ts';
import { meant, splitName } from '../names.ts';
import { offerNumberIn } from '../offer.ts';
import { phonesInText } from '../phones.ts';
import { quoteStripped } from '../quote-stripped.ts';
import type { Reader } from './doc.ts';
import { forwardedText } from './forwarded.ts';
import { emptyLead, emptyVehicle, noCustomer } from './lead.ts';
import { mailDate, personalSender } from './mail-facts.ts';
import type { LeadVehicle, Reading, ReadLead } from './understood.ts';

/** A mail a person wrote: the sender is the contact, the text is the wish. */
export const freeText: Reader = {
  name: 'free-text',
  matches: (doc) => doc.kind === 'mail',
  read(doc, { country }): Reading | null {
    const { mail } = doc;
    if (!mail) return null;
    const body = doc.texts[0] ?? '';
    const inner = forwardedText(mail, body);
    const forwarded = inner?.address
      ? { name: inner.name, address: inner.address, place: 'text:forwarded From' }
      : null;
    const sender = forwarded ?? personalSender(mail);
    if (!sender) return { outcome: 'no-lead', leads: [], reason: 'automatic-sender' };
    const text = quoteStripped(forwarded && inner ? inner.text : body).text;
    if (text === '' && mail.subject === null && mail.attachments.length === 0) {
      return { outcome: 'no-lead', leads: [], reason: 'empty-message' };
    }
    const lead = leadOf(mail, sender, text, country);
    const isReply = mail.inReplyTo !== null || mail.references.length > 0;
    const reachable = lead.customer.emails.length > 0 || lead.customer.phones.length > 0;
    return {
      outcome: !reachable ? 'incomplete' : isReply && !forwarded ? 'attach-to-existing' : 'lead',
      leads: [lead],
    };
  },
};

interface Sender {
  readonly name: string | null;
  readonly address: string;
  readonly place: string;
}

function leadOf(mail: ParsedMail, sender: Sender, text: string, country: string): ReadLead {
  const name = meant(sender.name?.includes('@') ? null : sender.name);
  const phones = phonesInText(text, country).map(({ asGiven }) => ({ number: asGiven }));
  const vehicle = vehicleIn(mail.subject, text);
  return {
    ...emptyLead,
    customer: {
      ...noCustomer,
      ...(name !== null && /\s/.test(name) ? splitName(name) : {}),
      full: name,
      emails: isAddress(sender.address) ? [sender.address] : [],
      phones,
    },
    vehicleOfInterest: vehicle,
    comments: text === '' ? mail.subject : text,
    ...mailDate(mail),
    found: {
      'customer.emails': { confidence: 0.9, place: sender.place },
      ...(name ? { 'customer.full': { confidence: 0.7, place: sender.place } } : {}),
      ...(phones.length > 0 ? { 'customer.phones': { confidence: 0.6, place: 'text' } } : {}),
      ...(vehicle ? { vehicleOfInterest: { confidence: 0.5, place: 'text' } } : {}),
      comments: { confidence: 0.8, place: 'text' },
    },
  };
}

/** A vehicle named in the subject, or in the text with its year or its advertisement; a make alone says too little. */
function vehicleIn(subject: string | null, text: string): LeadVehicle | null {
  const named = titleInText((subject ?? '').replace(/^(?:\s*(?:re|aw|wg|fwd?|antw|tr)\s*:){1,5}/i, ''));
  const inText = titleInText(text);
  const title = named?.model ? named : inText?.year ? inText : null;
  const link = advertisement.exec(text.slice(0, 20_000))?.[0].replace(/[.,;)]+$/, '');
  const stock = offerNumberIn(`${subject ?? ''}\n${text}`);
  if (!title && !link && !stock) return null;
  return { ...emptyVehicle, ...title, ...(stock ? { stock } : {}), ...(link ? { url: link } : {}) };
}

const advertisement =
  /\bhttps?:\/\/(?:www\.)?[^\s<>"']{0,60}(?:mobile\.de|autoscout24|kleinanzeigen|marktplaats|2dehands|autotrack)[^\s<>"']{1,400}/i;
