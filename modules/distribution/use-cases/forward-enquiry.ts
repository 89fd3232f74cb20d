import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { addHistory } from '../../leads/index.ts';
import { forwardEnquiryMessage, forwardedEnquiryText, messageToForward } from '../../mail/index.ts';
import { forwardsOf } from '../rules/forwarding.ts';
import { enquiryToForward } from '../screens/forwarded-enquiry.ts';

/**
 * Sends a new enquiry on to the addresses that the dealer's forwarding rules name, and writes that on the lead. Only what
 * came in as a message is sent on; a lead made by hand is not. A message that was passed on before goes no further.
 */
export async function forwardEnquiry(tx: DealerTx, { leadId }: { readonly leadId: string }): Promise<void> {
  const { rules } = (await readSettings(tx, 'forwarding')).value;
  if (!rules.some(({ active }) => active)) return;
  const enquiry = await enquiryToForward(tx, leadId);
  if (!enquiry) throw new Error(`The lead ${leadId} arrived and is not there`);
  const message = await messageToForward(tx, enquiry.threadId);
  if (!message) return;
  const { type, sourceId, marketplace, language, brand, condition } = enquiry;
  const forwards = forwardsOf(
    { rules },
    {
      leadType: type,
      sourceId,
      marketplace,
      language,
      brand,
      condition,
      forwardedBefore: message.forwardedBefore,
    },
    message.leadDomain,
  );
  if (forwards.length === 0) return;
  const dealer = await getDealer(tx);
  const text = forwardedEnquiryText({
    dealerName: dealer.name,
    link: message.publicUrl === null ? null : `${message.publicUrl}/d/${dealer.key}/leads/${leadId}`,
    ...enquiry,
    language: dealer.language,
  });
  for (const { to, what, rule } of forwards) {
    await forwardEnquiryMessage(tx, {
      to,
      ...text,
      replyTo: enquiry.email,
      original: what === 'original' ? message : null,
    });
    await addHistory(tx, leadId, { kind: 'forwarded', details: { to, rule, original: what === 'original' } });
  }
}
