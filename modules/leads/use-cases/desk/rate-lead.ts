import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { Maturity } from '../../contract.ts';
import { setMaturity } from '../../store/index.ts';
import { type LeadRights, lockFor, needOpen } from './permitted.ts';

/**
 * Says how near to a purchase the customer is; null: nobody knows.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.closed`.
 */
export async function rateLead(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, maturity }: { readonly leadId: string; readonly maturity: Maturity | null },
): Promise<void> {
  const lead = await lockFor(tx, rights, leadId, 'answer');
  needOpen(lead);
  if (lead.maturity === maturity) return;
  await setMaturity(tx, leadId, maturity, {
    kind: 'maturitySet',
    details: { from: lead.maturity, to: maturity },
  });
  await tx.announce('leads.changed', { leadId });
}
