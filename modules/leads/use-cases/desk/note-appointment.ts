import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { Maturity } from '../../contract.ts';
import { addHistory, noteActivity, setMaturity } from '../../store/index.ts';
import { type LeadRights, lockFor } from './permitted.ts';

const further: readonly (Maturity | null)[] = ['appointment', 'offer', 'contract'];

/**
 * An appointment with the lead's customer was made, moved or cancelled, or took place. Making one answers an open lead:
 * nobody waits, and it is due again when the appointment ends. With `rate` the lead's maturity is "appointment" unless it
 * is further. Without `rights` the system says so.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`.
 */
export async function noteAppointment(
  tx: DealerTx,
  rights: LeadRights | null,
  told: {
    readonly leadId: string;
    readonly deed: string;
    readonly kind: string;
    readonly startsAt: Temporal.Instant;
    readonly endsAt: Temporal.Instant;
    readonly text: string | null;
    readonly rate?: boolean;
  },
): Promise<void> {
  const { leadId, deed, kind, startsAt, endsAt } = told;
  const lead = await lockFor(tx, rights ?? { seeAllLeads: true, handOver: true }, leadId, 'answer');
  const entry = {
    kind: 'appointment' as const,
    text: told.text,
    details: { deed, kind, at: startsAt.toString() },
  };
  const open = lead.state === 'open';
  if (deed !== 'made' || !open) await addHistory(tx, leadId, entry);
  else {
    await noteActivity(tx, leadId, { at: tx.now, touched: true, answered: true }, entry);
    if (told.rate && !further.includes(lead.maturity)) {
      await setMaturity(tx, leadId, 'appointment', {
        kind: 'maturitySet',
        details: { from: lead.maturity, to: 'appointment' },
      });
    }
    const followUpAt = Temporal.Instant.compare(endsAt, tx.now) > 0 ? endsAt : null;
    await tx.announce('leads.answered', { leadId, followUpAt });
  }
  await tx.announce('leads.changed', { leadId });
}
