import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { mayOnLead, type RightsOnLead } from '../../../people/index.ts';
import { type LeadFacts, lockLead } from '../../store/index.ts';

/** What the actor may do at the dealer, as far as leads go; the gate knows it. */
export type LeadRights = Parameters<typeof mayOnLead>[0];

/** What the transaction's actor may do with the lead. */
export function rightsOn(
  tx: DealerTx,
  rights: LeadRights,
  lead: Pick<LeadFacts, 'assigneeId'>,
): RightsOnLead {
  return mayOnLead(rights, { assigneeId: lead.assigneeId, userId: tx.actor.userId });
}

/** Locks the lead for a deed. Refuses `leads.notFound`, and `leads.notAllowed` for a lead that is another's. */
export async function lockFor(
  tx: DealerTx,
  rights: LeadRights,
  leadId: string,
  deed: keyof RightsOnLead,
): Promise<LeadFacts> {
  const lead = await lockLead(tx, leadId);
  need(tx, rights, lead, deed);
  return lead;
}

/** Refuses `leads.notAllowed`. */
export function need(
  tx: DealerTx,
  rights: LeadRights,
  lead: Pick<LeadFacts, 'assigneeId'>,
  deed: keyof RightsOnLead,
): void {
  if (!rightsOn(tx, rights, lead)[deed]) refuse('notAllowed', 'leads.notAllowed');
}

/** Refuses `leads.closed`: it has to be opened again first. */
export function needOpen({ state }: Pick<LeadFacts, 'state'>): void {
  if (state === 'closed') refuse('conflict', 'leads.closed');
}

/** A moment that somebody chose for what is next; null when none was. Refuses `leads.followUpInPast`. */
export function chosenMoment(
  tx: DealerTx,
  text: string | null | undefined,
  field: string,
): Temporal.Instant | null {
  if (text === null || text === undefined) return null;
  const at = Temporal.Instant.from(text);
  return Temporal.Instant.compare(at, tx.now) > 0 ? at : refuse('invalid', 'leads.followUpInPast', { field });
}
