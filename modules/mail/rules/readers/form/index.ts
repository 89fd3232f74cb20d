import type { ParsedMail } from '../../mime/parsed-mail.ts';
import { filled, meant } from '../../names.ts';
import type { Doc, Reader } from '../doc.ts';
import { ownText } from '../forwarded.ts';
import { outcomeOf } from '../lead.ts';
import { mailDate, personalSender } from '../mail-facts.ts';
import type { ReadLead } from '../understood.ts';
import { buildLead } from './build.ts';
import type { Field } from './labels.ts';
import { type Entry, type FormText, isText, readForm } from './lines.ts';

/** A website's form, mailed as labelled lines or a table, in German, Dutch, English or French. */
export const form: Reader = {
  name: 'form',
  matches: (doc) => doc.texts.some((text) => /[:\t=|]|\n/.test(text)) && bestForm(doc) !== null,
  read(doc) {
    const best = bestForm(doc);
    if (!best) return null;
    const lead = leadOf(best, doc);
    return { outcome: outcomeOf([lead]), leads: [lead] };
  },
};

function leadOf(best: FormText, doc: Doc): ReadLead {
  const about = `${doc.mail?.subject ?? ''}\n${best.heading}`;
  const lead = buildLead(best.entries, { about, split: true });
  const source = meant(best.entries.find((entry) => entry.field === 'source')?.value);
  const date = lead.requestDateUtc === null && doc.mail ? mailDate(doc.mail) : {};
  return withSender({ ...lead, provider: { name: source ?? 'Website' }, ...date }, doc.mail);
}

/**
 * A form without an e-mail: the Reply-To, or the sender when he bears the customer's name, is the customer. The
 * website's own address is not.
 */
function withSender(lead: ReadLead, mail: ParsedMail | null): ReadLead {
  if (!mail || lead.customer.emails.length > 0) return lead;
  const sender = personalSender(mail);
  if (!sender) return lead;
  const fromReply = sender.place === 'header:Reply-To' && sender.address !== mail.from?.address;
  if (!fromReply && !bears(sender, lead.customer.full)) return lead;
  if ([...mail.to, ...mail.cc].some((one) => one.address === sender.address)) return lead;
  return {
    ...lead,
    customer: { ...lead.customer, emails: [sender.address] },
    found: { ...lead.found, 'customer.emails': { confidence: 0.7, place: sender.place } },
  };
}

function bears(sender: { name: string | null; address: string }, full: string | null): boolean {
  const words = (full ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  const text = `${sender.name ?? ''} ${sender.address.split('@')[0]}`.toLowerCase();
  return words.length > 0 && words.every((word) => text.includes(word));
}

const chosen = new WeakMap<Doc, { form: FormText | null }>();

/** The rendering of the body with the most answers, null when none of them is a form. */
function bestForm(doc: Doc): FormText | null {
  const known = chosen.get(doc);
  if (known) return known.form;
  let best: { form: FormText; answers: number } | null = null;
  for (const text of doc.texts) {
    const read = readForm(ownText(doc.mail, text));
    const answers = countAnswers(read.entries);
    if (isForm(read.entries) && answers > (best?.answers ?? 0)) best = { form: read, answers };
  }
  chosen.set(doc, { form: best?.form ?? null });
  return best?.form ?? null;
}

function countAnswers(entries: readonly Entry[]): number {
  return entries.filter(
    (entry) => entry.field !== null && entry.field !== 'aside' && filled(entry.value) !== null,
  ).length;
}

const nameFields = new Set<Field>(['name', 'first', 'last', 'lastFirst']);

/**
 * A signature has labels too ("Tel: …", "E-Mail: …"): a form is one only with a labelled name or text, and with
 * a second answer.
 */
function isForm(entries: readonly Entry[]): boolean {
  const fields = new Set(entries.filter((entry) => filled(entry.value) !== null).map((entry) => entry.field));
  const named = [...fields].some((field) => field !== null && nameFields.has(field));
  const said = [...fields].some((field) => isText(field));
  const reachable = fields.has('email') || fields.has('phone') || fields.has('person');
  if (named && (reachable || said)) return true;
  // "From: …" alone is a mail's header somebody pasted; with a labelled text it is the contact form's sender.
  return said && reachable;
}
