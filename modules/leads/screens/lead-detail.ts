import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { lettersOfThread } from '../../mail/index.ts';
import type { LeadDetail } from '../contract.ts';
import { mayNow } from '../rules/may.ts';
import type { TradeInFacts, VehicleFacts } from '../rules/vehicle-facts.ts';
import { leadFacts } from '../store/index.ts';
import { type LeadRights, rightsOn } from '../use-cases/desk/permitted.ts';
import { contactOf } from './detail/contact.ts';
import { historyOf } from './detail/history.ts';
import { vehicleOf } from './detail/vehicle.ts';
import { leadRows } from './lead-rows.ts';

/**
 * Everything about one lead, for who works it. A fixed number of queries, however much there is. Looking at it is no touch.
 * Refuses `leads.notFound`.
 */
export async function leadDetail(tx: DealerTx, rights: LeadRights, leadId: string): Promise<LeadDetail> {
  const lead = await leadFacts(tx, leadId);
  const [row] = await leadRows(tx, [leadId]);
  if (!row) return refuse('notFound', 'leads.notFound');
  const said = await whatWasSaid(tx, leadId);
  const { country } = await getDealer(tx);
  return {
    lead: row,
    language: lead.language,
    contact: await contactOf(tx, { leadId, contactId: lead.contactId, country }),
    comment: said.comment,
    vehicle: await vehicleOf(tx, { vehicleId: lead.vehicleId, facts: said.vehicle }),
    tradeIn: said.tradeIn && {
      title: said.tradeIn.title,
      facts: said.tradeIn.facts.map(({ key, value }) => ({ key, value })),
    },
    responseFigures: {
      firstTouchAt: lead.firstTouchAt?.toString() ?? null,
      firstMessageAt: lead.firstMessageAt?.toString() ?? null,
      firstTwoWayAt: lead.firstTwoWayAt?.toString() ?? null,
    },
    letters: await lettersOfThread(tx, lead.threadId),
    history: await historyOf(tx, leadId),
    answerTo: lead.answerTo,
    may: mayNow(rightsOn(tx, rights, lead), lead.state),
    now: tx.now.toString(),
  };
}

async function whatWasSaid(
  tx: DealerTx,
  leadId: string,
): Promise<{ comment: string | null; vehicle: VehicleFacts | null; tradeIn: TradeInFacts | null }> {
  const row = await tx.db
    .selectFrom('lead')
    .select(['comment', 'vehicle_facts', 'trade_in'])
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', '=', leadId)
    .executeTakeFirstOrThrow();
  return {
    comment: row.comment,
    vehicle: row.vehicle_facts as VehicleFacts | null,
    tradeIn: row.trade_in as TradeInFacts | null,
  };
}
