import type { EnquiryRead } from '../enquiry.ts';
import { storable, storableText } from '../envelope/storable.ts';
import {
  type Classification,
  mayAutoReply,
  type ParsedMail,
  type Understood,
  type UnderstoodLead,
} from '../rules/index.ts';
import type { Opened } from './opened.ts';

/** What was understood as an enquiry on its way to whoever makes leads; null when nobody can be reached by it. */
export function enquiryOf(
  opened: Opened,
  understood: Pick<Understood, 'outcome' | 'reader' | 'leads'>,
): EnquiryRead | null {
  if (understood.outcome !== 'lead' && understood.outcome !== 'several-leads') return null;
  const leads = understood.leads.filter(canBeReached);
  if (leads.length === 0) return null;
  const { raw, mail, found } = opened;
  return {
    rawId: raw.rawId,
    receivedAt: raw.receivedAt,
    channel: raw.channel,
    envelopeFrom: raw.envelopeFrom,
    from: mail?.from ? storableText(mail.from.address) : null,
    subject: opened.subject,
    movedFrom: raw.movedFrom,
    reader: understood.reader,
    leads: leads.map(storable),
    mayAutoReply: mail !== null && found !== null && mayAnswerAll(mail, found, raw.envelopeFrom, leads),
  };
}

function canBeReached({ customer }: UnderstoodLead): boolean {
  return customer.emails.length > 0 || customer.phones.length > 0;
}

/** Each prospect would get an answer of his own; when one of them must not, nobody does. */
function mayAnswerAll(
  mail: ParsedMail,
  found: Classification,
  envelopeFrom: string,
  leads: readonly UnderstoodLead[],
): boolean {
  return leads.every(
    ({ customer }) => mayAutoReply(mail, found.class, envelopeFrom, customer.emails[0] ?? null).may,
  );
}

/** Why a message became no enquiry, as the inbox words it. */
export function refusalOf(understood: Understood, mail: ParsedMail | null): string {
  if (understood.outcome === 'incomplete') return understood.leads.length > 0 ? 'noCustomer' : 'incomplete';
  if (understood.reason === 'list') return 'list';
  if (mail !== null && mail.from === null && understood.reader === 'none') return 'noSender';
  if (understood.outcome === 'lead' || understood.outcome === 'several-leads') return 'noCustomer';
  const reason = understood.reason ?? understood.outcome;
  return reason === 'nothing-understood' || reason === 'no-lead' ? 'noReader' : camelCase(reason);
}

function camelCase(code: string): string {
  return code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
