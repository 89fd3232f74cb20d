import type { DealerTx } from '../../../platform/sql/index.ts';
import type { ForwardingSettings } from '../../dealers/contract.ts';
import { getDealer, readSettings, siblingDealers } from '../../dealers/index.ts';
import { addHistory } from '../../leads/index.ts';
import { forwardEnquiryMessage, forwardedEnquiryText, messageToForward } from '../../mail/index.ts';
import { listSources } from '../../sources/index.ts';
import { whereVehicleStands } from '../../vehicles/index.ts';
import { forwardsOf } from '../rules/forwarding.ts';
import { type EnquiryToForward, enquiryToForward } from '../screens/forwarded-enquiry.ts';

/**
 * Sends a new enquiry on to the addresses that the dealer's forwarding rules name, and writes that on the lead. Only what
 * came in as a message is sent on; a lead made by hand is not. A message that was passed on before goes no further.
 */
export async function forwardEnquiry(tx: DealerTx, { leadId }: { readonly leadId: string }): Promise<void> {
  const { value: settings } = await readSettings(tx, 'forwarding');
  if (!settings.useVehicleLocation && !settings.rules.some(({ active }) => active)) return;
  const enquiry = await enquiryToForward(tx, leadId);
  if (!enquiry) throw new Error(`The lead ${leadId} arrived and is not there`);
  const message = await messageToForward(tx, enquiry.threadId);
  if (!message) return;
  const { rules, sourceId } = await rulesFor(tx, enquiry, settings);
  const { type, marketplace, language, brand, condition } = enquiry;
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

interface Ruling {
  readonly rules: ForwardingSettings['rules'];
  /** The source of the enquiry as the dealer of the rules knows it. */
  readonly sourceId: string | null;
}

/** The dealer's own rules, or with `useVehicleLocation` those of the dealer of the group at which the vehicle stands. */
async function rulesFor(
  tx: DealerTx,
  { offerNumber, vin, sourceId, sourceKey }: EnquiryToForward,
  { rules, useVehicleLocation }: ForwardingSettings,
): Promise<Ruling> {
  const own = { rules, sourceId };
  if (!useVehicleLocation) return own;
  const siblings = (await siblingDealers(tx)).map(({ dealerId }) => dealerId);
  const place = await whereVehicleStands(tx, { offerNumber, vin }, siblings);
  if (place === null || !siblings.includes(place)) return own;
  return tx.at(place, async (there) => {
    const source = (await listSources(there)).find(({ key }) => key === sourceKey);
    const { value } = await readSettings(there, 'forwarding');
    return { rules: value.rules, sourceId: source?.sourceId ?? null };
  });
}
