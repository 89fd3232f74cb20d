import type { ParsedMail } from '../../mime/parsed-mail.ts';
import { splitName } from '../../names.ts';
import { phonesInText } from '../../phones.ts';
import { quoteStripped } from '../../quote-stripped.ts';
import type { Doc, Reader } from '../doc.ts';
import { buildLead } from '../form/build.ts';
import { readForm } from '../form/lines.ts';
import { emailIn } from '../form/values.ts';
import { canBeReached, emptyLead } from '../lead.ts';
import { mailDate, personalSender } from '../mail-facts.ts';
import type { LeadCustomer, Reading, ReadLead } from '../understood.ts';
import { splitBlocks } from './blocks.ts';
import { callOfSubject } from './calls.ts';
import { messageOf, nameBefore } from './kleinanzeigen.ts';
import { closing, withoutFooter } from './layout.ts';
import { type Portal, portalOf, relayOf } from './list.ts';
import { vehicleOf } from './vehicle.ts';

/** Mails of marketplaces, known by their sender. Their notices and newsletters are no leads. */
export const portal: Reader = {
  name: 'portal',
  matches: (doc) => doc.mail !== null && portalOf(doc.mail) !== null,
  read(doc, { country }) {
    const { mail } = doc;
    const from = mail ? portalOf(mail) : null;
    if (!mail || !from) return null;
    const call = from.name === 'AutoScout24' ? callOfSubject(mail.subject) : null;
    if (call) return callReading(call, doc, country);
    const lead = readEnquiry(doc, mail, from);
    if (!lead || (!canBeReached(lead) && lead.comments === null && lead.vehicleOfInterest === null))
      return { outcome: 'no-lead', leads: [], reason: 'portal-notice' };
    if (!canBeReached(lead)) return { outcome: 'incomplete', leads: [lead] };
    return { outcome: isReply(mail) ? 'attach-to-existing' : 'lead', leads: [lead] };
  },
};

/** Buyers' later messages come through the same relay; portals mark them in the subject. */
function isReply(mail: ParsedMail): boolean {
  return (
    mail.inReplyTo !== null ||
    mail.references.length > 0 ||
    /^\s*(?:re|aw|antw|sv|tr)\s*:/i.test(mail.subject ?? '')
  );
}

function callReading(call: ReadLead, doc: Doc, country: string): Reading {
  const body = doc.texts[0] ?? '';
  const labelled = buildLead(readForm(body).entries, { about: '', split: true }).customer;
  const phones =
    labelled.phones.length > 0
      ? labelled.phones
      : phonesInText(body, country).map((one) => ({ number: one.asGiven }));
  const lead = { ...call, customer: { ...labelled, phones }, ...mailDate(doc.mail) };
  return { outcome: 'call-events', leads: [lead] };
}

function readEnquiry(doc: Doc, mail: ParsedMail, from: Portal): ReadLead | null {
  const relay = relayOf(mail, from);
  for (const body of doc.texts) {
    const lead = readBody(quoteStripped(body).text, mail, from, relay);
    if (lead) return lead;
  }
  return null;
}

function readBody(body: string, mail: ParsedMail, from: Portal, relay: string | null): ReadLead | null {
  const senderName = nameBefore(mail.from?.name ?? null, from.name);
  const message = messageOf(body, senderName);
  const blocks = splitBlocks(body);
  const text = withoutFooter(blocks.message ?? body);
  const form = readForm(prepared(text));
  const labelled = buildLead(form.entries, { about: '', split: true });
  const said =
    withoutFooter(message?.text ?? '') ||
    (blocks.message === null ? null : ownWords(text)) ||
    labelled.comments;
  const enough = labelled.customer.full ?? labelled.customer.phones[0] ?? labelled.customer.emails[0] ?? said;
  if (relay === null && enough === null) return null;
  const comments =
    withoutTrailingLinks(said) ?? (relay && form.entries.length === 0 ? withoutFooter(body) : null);
  const name = labelled.customer.full ?? message?.name ?? blocks.name ?? (relay ? senderName : null);
  return {
    ...emptyLead,
    customer: customerOf(labelled.customer, name, blocks.message ?? '', mail, relay),
    vehicleOfInterest: vehicleOf(
      labelled.vehicleOfInterest,
      body,
      blocks.vehicle,
      comments,
      mail.subject,
      from,
    ),
    tradeIn: labelled.tradeIn,
    comments,
    provider: { name: from.name },
    ...mailDate(mail),
    extras: labelled.extras,
    found: { ...labelled.found, provider: { confidence: 0.95, place: 'header:From' } },
  };
}

/** "Message Hi, …" without a colon, and the like. */
function prepared(text: string): string {
  return text.replace(/^(Message|Nachricht|Bericht) (?=\S)(?!(?:von|van|de|from|des)\b)/gm, '$1: ');
}

function ownWords(text: string): string | null {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => closing.test(line));
  const words = (end > 0 ? lines.slice(0, end) : lines).join('\n').trim();
  return words === '' ? null : words;
}

function withoutTrailingLinks(text: string | null): string | null {
  const cleaned = text?.replace(/(?:\s+https?:\/\/\S{1,1000}){1,3}\s*$/i, '').trim() ?? '';
  return cleaned === '' ? null : cleaned;
}

function customerOf(
  labelled: LeadCustomer,
  name: string | null,
  signature: string,
  mail: ParsedMail,
  relay: string | null,
): LeadCustomer {
  const sender = personalSender(mail);
  const reply = sender?.place === 'header:Reply-To' ? sender.address : null;
  const inText = emailIn(signature.split('\n').slice(-6).join(' ')).email;
  const email = labelled.emails[0] ?? inText ?? relay ?? reply;
  const full = labelled.full ?? name;
  const split = labelled.first === null && full !== null && /\s/.test(full) ? splitName(full) : labelled;
  return {
    ...labelled,
    first: split.first,
    last: split.last,
    full,
    emails: email ? [email] : [],
    emailIsRelay: email !== null && email === relay,
  };
}
