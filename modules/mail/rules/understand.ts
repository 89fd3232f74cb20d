import { isBulk } from './classify/automatic.ts';
import { classify } from './classify.ts';
import { enrich } from './enrich.ts';
import type { ParsedMail } from './mime/parsed-mail.ts';
import { type Doc, docOfMail, type ReadOptions } from './readers/doc.ts';
import { readers } from './readers/registry.ts';
import type { Reading, Understood } from './readers/understood.ts';

/** Readers that know their sender's layout: they may answer even on mail that is marked as bulk. */
const certain = new Set(['adf', 'xml-lead', 'portal']);

/**
 * What a document says, by the first reader that answers. Mail that is no enquiry by its class (bounce, complaint,
 * auto-reply, loop, list) gives 'no-lead' with the class as reason. Pure; same input, same answer.
 */
export function understand(doc: Doc, options: ReadOptions = { country: 'DE' }): Understood {
  return ask(doc, options, 0);
}

function ask(doc: Doc, options: ReadOptions, level: number): Understood {
  const unwanted = doc.mail ? noEnquiry(doc.mail) : null;
  const forwards = doc.mail !== null && isForward(doc.mail);
  for (const reader of readers) {
    if (unwanted !== null && !mayStillAnswer(reader.name, unwanted, doc)) continue;
    if (forwards && unwanted === null && !certain.has(reader.name)) {
      const inner = askInside(doc, options, level);
      if (inner) return inner;
    }
    const reading = reader.matches(doc, options) ? reader.read(doc, options) : null;
    if (reading) return finish(reading, reader.name, doc, options);
  }
  return { outcome: 'no-lead', reader: 'none', leads: [], reason: unwanted ?? 'nothing-understood' };
}

/** Mail to many carries leads too: from portals always, from a website's form when only its mailer says so. */
function mayStillAnswer(reader: string, unwanted: string, doc: Doc): boolean {
  if (unwanted !== 'list') return false;
  return certain.has(reader) || (reader === 'form' && doc.mail !== null && !isBulk(doc.mail));
}

/** A colleague passes a message on as an attachment: what he writes above it is no enquiry. */
function isForward(mail: ParsedMail): boolean {
  if (mail.nested.length === 0) return false;
  return (
    /^\s*(?:wg|fwd?|tr|doorst|i)\s*:/i.test(mail.subject ?? '') ||
    (mail.text ?? mail.html ?? '').trim() === ''
  );
}

function askInside(doc: Doc, options: ReadOptions, level: number): Understood | null {
  if (level > 3) return null;
  return (
    doc.nested.map((inner) => ask(inner, options, level + 1)).find((one) => one.leads.length > 0) ?? null
  );
}

/** understand() for a parsed message. */
export function understandMail(mail: ParsedMail, options?: ReadOptions): Understood {
  return understand(docOfMail(mail), options);
}

function noEnquiry(mail: ParsedMail): string | null {
  const { class: kind } = classify(mail, { envelopeFrom: null });
  return kind === 'normal' || kind === 'reply' ? null : kind;
}

function finish(reading: Reading, reader: string, doc: Doc, options: ReadOptions): Understood {
  const context = { country: options.country, subject: doc.mail?.subject ?? null };
  return {
    outcome: reading.outcome,
    reader,
    leads: reading.leads.map((lead) => enrich(lead, context)),
    ...(reading.reason ? { reason: reading.reason } : {}),
    ...(reading.fetch ? { fetch: reading.fetch } : {}),
  };
}
