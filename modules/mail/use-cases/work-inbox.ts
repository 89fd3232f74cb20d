import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { enrich } from '../rules/enrich.ts';
import type { UnderstoodLead } from '../rules/index.ts';
import { isAddress } from '../rules/mime/addresses.ts';
import { emptyLead } from '../rules/readers/lead.ts';
import { enquiryOf } from './enquiry-of.ts';
import { type Opened, openRaw } from './opened.ts';
import { type ReadParts, readAgain } from './read-raw.ts';
import { settleReading } from './settle-reading.ts';
import { understoodAnyway } from './understood-anyway.ts';

/** Reads a message of the inbox again, with the readers of today. Refuses `mail.notInInbox`. */
export async function parseAgain(tx: DealerTx, rawId: string, parts: ReadParts): Promise<void> {
  await readAgain(tx, await inInbox(tx, rawId), parts);
}

/** Puts a message aside; it is kept and can be read again. Refuses `mail.notInInbox`. */
export async function discardRaw(tx: DealerTx, rawId: string, reason: string | undefined): Promise<void> {
  await inInbox(tx, rawId);
  await settleReading(tx, rawId, { state: 'discarded', reason: reason?.trim() || 'discarded' });
}

/** What a person knows of the customer; what is left out is what was understood. */
export interface GivenCustomer {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly comment?: string;
}

/**
 * Makes an enquiry of a message of the inbox, by what a person says of it. Refuses `mail.notInInbox`, `mail.noCustomer`
 * and `mail.invalidAddress`.
 */
export async function makeEnquiry(tx: DealerTx, rawId: string, given: GivenCustomer): Promise<void> {
  const opened = await inInbox(tx, rawId);
  const { country } = await getDealer(tx);
  const lead = withGiven(understoodAnyway(opened, country)?.leads[0], given, {
    country,
    subject: opened.subject,
  });
  if (lead.customer.emails.length === 0 && lead.customer.phones.length === 0) {
    refuse('invalid', 'mail.noCustomer', { field: 'email' });
  }
  const enquiry = enquiryOf(opened, { outcome: 'lead', reader: 'byHand', leads: [lead] });
  if (!enquiry) return refuse('invalid', 'mail.noCustomer', { field: 'email' });
  await tx.announce('mail.enquiryRead', enquiry);
}

function withGiven(
  base: UnderstoodLead | undefined,
  given: GivenCustomer,
  context: { country: string; subject: string | null },
): UnderstoodLead {
  const lead = base ?? emptyLead;
  const name = given.name?.trim() ?? '';
  const email = given.email?.trim().toLowerCase() ?? '';
  const phone = given.phone?.trim() ?? '';
  const comment = given.comment?.trim() ?? '';
  if (email !== '' && !isAddress(email)) refuse('invalid', 'mail.invalidAddress', { field: 'email' });
  return enrich(
    {
      ...lead,
      customer: {
        ...lead.customer,
        ...(name === '' ? {} : { full: name, first: null, last: null }),
        ...(email === '' ? {} : { emails: [email], invalidEmails: [], emailIsRelay: false }),
        ...(phone === '' ? {} : { phones: [{ number: phone }] }),
      },
      ...(comment === '' ? {} : { comments: comment }),
    },
    context,
  );
}

async function inInbox(tx: DealerTx, rawId: string): Promise<Opened> {
  const opened = await openRaw(tx, rawId);
  if (!opened || (opened.raw.state !== 'unassigned' && opened.raw.state !== 'discarded')) {
    return refuse('notFound', 'mail.notInInbox');
  }
  return opened;
}
