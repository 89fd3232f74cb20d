import type { DealerTx } from '../../../../platform/sql/index.ts';
import { lockIdentities } from '../../../contacts/index.ts';
import { getDealer } from '../../../dealers/index.ts';
import { type EnquiryRead, recordIncomingLetter, settleReading } from '../../../mail/index.ts';
import { listSources, sourceOf } from '../../../sources/index.ts';
import { type Arrival, arrivalOf, identityOf, withUsualType } from '../../rules/arrival.ts';
import { type Arrived, createOrJoin } from './create-or-join.ts';

/**
 * Makes leads of an enquiry that was read, one per prospect, each a new one or joined to an open one. A prospect of whom
 * neither name nor e-mail nor phone is known makes none; when that is true of all, the message goes to the unassigned
 * inbox. Answers what became of the others.
 */
export async function takeEnquiry(tx: DealerTx, enquiry: EnquiryRead): Promise<readonly Arrived[]> {
  const prospects = enquiry.leads
    .map((lead) => ({ lead, arrival: arrivalOf(lead, enquiry.subject) }))
    .filter(({ arrival }) => arrival.customerName !== null);
  if (prospects.length === 0) {
    await settleReading(tx, enquiry.rawId, {
      state: 'unassigned',
      reason: 'noCustomer',
      reader: enquiry.reader,
    });
    return [];
  }
  const [dealer, sources] = await Promise.all([
    getDealer(tx),
    listSources(tx),
    lockIdentities(
      tx,
      prospects.map(({ arrival }) => identityOf(arrival)),
    ),
  ]);
  const arrived: Arrived[] = [];
  for (const { lead, arrival } of prospects) {
    const source = sourceOf(sources, {
      from: enquiry.from,
      provider: lead.provider?.name ?? lead.provider?.service ?? null,
      channel: channelOf(enquiry),
    });
    arrived.push(
      await createOrJoin(tx, withUsualType(arrival, source.defaultType), {
        source,
        receivedAt: enquiry.receivedAt,
        record: (threadId) =>
          recordIncomingLetter(tx, {
            threadId,
            rawId: enquiry.rawId,
            kind: 'enquiry',
            at: enquiry.receivedAt,
            // One message with several prospects: each conversation shows its own.
            ...(enquiry.leads.length > 1 && { text: arrival.comment ?? arrival.subject ?? '' }),
          }),
        mayAutoReply: mayBeAnswered(arrival, enquiry),
        assignTo: null,
        followUpAt: null,
        reader: enquiry.reader,
        movedFrom: enquiry.movedFrom,
        dealerLanguage: dealer.language,
      }),
    );
  }
  await settleReading(tx, enquiry.rawId, { state: 'letter', reader: enquiry.reader });
  return arrived;
}

function channelOf({ channel, reader }: EnquiryRead): 'api' | 'webForm' | 'email' {
  if (channel === 'api') return 'api';
  return reader === 'form' ? 'webForm' : 'email';
}

/**
 * What is posted goes round in no loop. A call is not a written enquiry; and one message never starts a flood of answers.
 */
function mayBeAnswered(arrival: Arrival, { mayAutoReply, channel, leads }: EnquiryRead): boolean {
  return (mayAutoReply || channel === 'api') && arrival.type !== 'call' && leads.length <= 10;
}
