import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings, siblingDealers } from '../../dealers/index.ts';
import type { CreatedLeads } from '../../leads/contract.ts';
import { createLead, type NewLead, takeEnquiry, wantedVehicle } from '../../leads/index.ts';
import { type EnquiryRead, keepMoved, moveRaw } from '../../mail/index.ts';
import { listSources, recogniseSource } from '../../sources/index.ts';
import { type WantedVehicle, whereVehicleStands } from '../../vehicles/index.ts';
import { destinationOf } from '../rules/index.ts';

/**
 * An enquiry goes to the dealer of the group at which its vehicle stands, before anything is made of it here: that
 * dealer's settings rule from then on. What came from there, and what somebody makes of a message by hand, stays.
 */
export async function takeEnquiryWhereVehicleStands(tx: DealerTx, enquiry: EnquiryRead): Promise<void> {
  const stays = enquiry.movedFrom !== null || enquiry.reader === 'byHand';
  const to = stays ? null : await destination(tx, enquiry.leads.map(wantedVehicle));
  if (to !== null && (await moveRaw(tx, enquiry.rawId, to))) return;
  await takeEnquiry(tx, enquiry);
}

/** The same for a lead that a system posts or a user enters; who enters it for themselves keeps it. */
export async function takeLeadWhereVehicleStands(
  tx: DealerTx,
  lead: NewLead,
): Promise<Static<typeof CreatedLeads>> {
  const { vehicle } = lead;
  const wanted = { offerNumber: vehicle?.offerNumber ?? null, vin: vehicle?.vin ?? null };
  const to = lead.assignToMe ? null : await destination(tx, [wanted]);
  if (to !== null) return takeLeadAt(tx, lead, to);
  const { leadId, outcome } = await createLead(tx, lead);
  return { outcome, leadIds: [leadId] };
}

async function takeLeadAt(
  tx: DealerTx,
  lead: NewLead,
  toDealerId: string,
): Promise<Static<typeof CreatedLeads>> {
  const channel = lead.channel ?? (tx.actor.kind === 'user' ? 'walkIn' : 'api');
  const { sourceKey = null } = lead;
  if (sourceKey !== null) await recogniseSource(tx, { from: null, provider: null, channel, sourceKey });
  const { dealerId, name } = await getDealer(tx);
  const movedTo = await tx.at(toDealerId, async (there) => {
    const known = (await listSources(there)).some((source) => source.key === sourceKey);
    const { sourceKey: _, ...rest } = lead;
    await createLead(
      there,
      { ...rest, channel, ...(known && { sourceKey: sourceKey ?? '' }) },
      { dealerId, name },
    );
    return (await getDealer(there)).name;
  });
  const { customer, subject, vehicle } = lead;
  await keepMoved(tx, {
    request: lead,
    from: customer.name ?? customer.company ?? customer.email ?? customer.phone ?? '',
    subject: subject ?? vehicle?.title ?? vehicle?.offerNumber ?? null,
    toDealerId,
  });
  return { outcome: 'moved', leadIds: [], movedTo };
}

async function destination(tx: DealerTx, wanted: readonly WantedVehicle[]): Promise<string | null> {
  const { value } = await readSettings(tx, 'distribution');
  if (!value.useVehicleLocation) return null;
  const sameGroupDealerIds = (await siblingDealers(tx)).map(({ dealerId }) => dealerId);
  if (sameGroupDealerIds.length === 0) return null;
  const places: (string | null)[] = [];
  for (const one of wanted) places.push(await whereVehicleStands(tx, one, sameGroupDealerIds));
  const { groups: _, weights: __, pool: ___, ...rules } = value;
  return destinationOf(places, { ...rules, dealerId: tx.dealerId, sameGroupDealerIds });
}
