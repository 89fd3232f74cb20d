import { randomUUID } from 'node:crypto';
import { answerLead, closeLead, logCall, noteOnLead, rateLead } from '../../modules/leads/index.ts';
import { rightsOf } from '../../modules/people/index.ts';
import { listClosingReasons } from '../../modules/sources/index.ts';
import type { VirtualClock } from '../../platform/clock/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import type { Parts } from '../parts.ts';
import { composeMail } from './enquiries.ts';
import type { LeadOnStage, Stage, StageDealer } from './stage-types.ts';

/** The real product under a virtual clock: mails come in through the mailbox, people act through the use-cases. */
export function stageOf({
  parts,
  clock,
  heard,
}: {
  parts: Parts;
  clock: VirtualClock;
  heard: { leadId: string }[];
}): Stage {
  const { database, worker, sender, mailbox } = parts;

  /** Everything that is due by now happens. Most deeds leave nothing, and then only that is asked. */
  async function settle(): Promise<void> {
    const isDue = (at: Temporal.Instant | null) =>
      at !== null && Temporal.Instant.compare(at, clock.now()) <= 0;
    for (;;) {
      const [work, mail] = await Promise.all([worker.nextAt(), sender.nextAt()]);
      if (isDue(work)) await worker.drain();
      else if (isDue(mail)) await sender.drain();
      else return;
    }
  }

  /** Somebody of the dealer acts on a lead, as its assignee. */
  async function act(
    dealer: StageDealer,
    lead: LeadOnStage,
    deed: (tx: DealerTx, rights: ReturnType<typeof rightsOf>) => Promise<unknown>,
  ): Promise<void> {
    const actor = {
      kind: 'user' as const,
      userId: lead.assigneeId,
      name: dealer.names.get(lead.assigneeId ?? '') ?? null,
    };
    await database.inDealer({ dealerId: dealer.dealerId, actor }, (tx) =>
      deed(tx, rightsOf({ role: 'supervisor', operator: false })),
    );
    await settle();
  }

  const system = (dealer: StageDealer) => ({
    dealerId: dealer.dealerId,
    actor: { kind: 'system' as const, userId: null, name: null },
  });

  async function look(dealer: StageDealer, leadId: string): Promise<LeadOnStage | undefined> {
    const row = await database.inDealer(system(dealer), (tx) =>
      tx.db
        .selectFrom('lead')
        .innerJoin('thread', (join) =>
          join
            .onRef('thread.dealer_id', '=', 'lead.dealer_id')
            .onRef('thread.thread_id', '=', 'lead.thread_id'),
        )
        .select([
          'lead.lead_id',
          'lead.assignee_id',
          'lead.received_at',
          'lead.due_at',
          'lead.state',
          'thread.token',
        ])
        .where('lead.dealer_id', '=', dealer.dealerId)
        .where('lead.lead_id', '=', leadId)
        .executeTakeFirst(),
    );
    return (
      row && {
        leadId: row.lead_id,
        assigneeId: row.assignee_id,
        receivedAt: row.received_at,
        dueAt: row.due_at,
        open: row.state === 'open',
        token: row.token,
      }
    );
  }

  return {
    moveTo: (at) => clock.moveTo(at),
    look,

    async deliver(dealer, bytes, envelopeFrom) {
      heard.length = 0;
      await mailbox.deliver({
        bytes,
        envelopeFrom,
        recipients: [dealer.address],
        remoteAddress: '127.0.0.1',
      });
      await settle();
      const leads = await Promise.all(
        [...new Set(heard.map(({ leadId }) => leadId))].map((leadId) => look(dealer, leadId)),
      );
      return leads.filter((lead) => lead !== undefined);
    },

    answer: (dealer, lead, text) =>
      act(dealer, lead, (tx, rights) => answerLead(tx, rights, { leadId: lead.leadId, text })),

    async customerReplies(dealer, lead, customer, text) {
      const bytes = composeMail({
        from: `${customer.first} ${customer.last} <${customer.email}>`,
        to: dealer.address.replace('@', `+${lead.token}@`),
        subject: 'Re: Ihre Anfrage',
        body: `${text}\n\n${customer.first} ${customer.last}\n`,
        at: clock.now(),
        headers: [`X-Demo: ${randomUUID()}`],
      });
      await mailbox.deliver({
        bytes,
        envelopeFrom: customer.email,
        recipients: [dealer.address.replace('@', `+${lead.token}@`)],
        remoteAddress: '127.0.0.1',
      });
      await settle();
    },

    note: (dealer, lead, text, followUpAt) =>
      act(dealer, lead, (tx, rights) =>
        noteOnLead(tx, rights, { leadId: lead.leadId, text, followUpAt: followUpAt?.toString() ?? null }),
      ),

    call: (dealer, lead, reached, followUpAt) =>
      act(dealer, lead, (tx, rights) =>
        logCall(tx, rights, { leadId: lead.leadId, reached, followUpAt: followUpAt?.toString() ?? null }),
      ),

    close: (dealer, lead, outcome) =>
      act(dealer, lead, async (tx, rights) => {
        const reasons = (await listClosingReasons(tx)).filter(
          (reason) => reason.outcome === outcome && !reason.hidden,
        );
        const reason = reasons[lead.receivedAt.epochMilliseconds % Math.max(1, reasons.length)];
        if (reason) await closeLead(tx, rights, { leadId: lead.leadId, reasonId: reason.reasonId });
      }),

    setMaturity: (dealer, lead, maturity) =>
      act(dealer, lead, (tx, rights) => rateLead(tx, rights, { leadId: lead.leadId, maturity })),
  };
}
