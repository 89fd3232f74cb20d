import type { Static } from 'typebox';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../../dealers/index.ts';
import { answering, sendLetter } from '../../../mail/index.ts';
import type { NewAnswer } from '../../contract.ts';
import { type LeadFacts, noteActivity } from '../../store/index.ts';
import { chosenMoment, type LeadRights, lockFor, needOpen } from './permitted.ts';

/**
 * Writes to the customer, into the lead's thread. The letter is in the outbox when this returns; it counts as the first
 * message once it has left. Nobody waits any longer, and the lead is due again at the chosen moment, else at the usual
 * follow-up. Answers the letter's id.
 *
 * Refuses `leads.notFound`, `leads.notAllowed`, `leads.closed`, `leads.noAddress`, `leads.followUpInPast`,
 * `mail.uploadMissing`.
 */
export async function answerLead(
  tx: DealerTx,
  rights: LeadRights,
  { leadId, ...answer }: Static<typeof NewAnswer> & { readonly leadId: string },
): Promise<string> {
  const lead = await lockFor(tx, rights, leadId, 'answer');
  needOpen(lead);
  const followUpAt = chosenMoment(tx, answer.followUpAt, 'followUpAt');
  const { fromName } = (await readSettings(tx, 'mail')).value;
  const dealer = await getDealer(tx);
  const house = fromName ?? dealer.name;
  const to = lead.answerTo ?? refuse('conflict', 'leads.noAddress');
  const letterId = await sendLetter(tx, {
    threadId: lead.threadId,
    kind: 'answer',
    to,
    subject: subjectOf(answer.subject, lead, house),
    text: answer.text,
    uploads: answer.attachments ?? [],
    authorId: tx.actor.userId,
    fromName: tx.actor.kind === 'user' && tx.actor.name !== null ? `${tx.actor.name} · ${house}` : house,
    language: lead.language,
  });
  await noteActivity(
    tx,
    leadId,
    { at: tx.now, answered: true, touched: true },
    { kind: 'answered', details: { to, letterId, followUpAt: followUpAt?.toString() ?? null } },
  );
  await tx.announce('leads.answered', { leadId, followUpAt });
  await tx.announce('leads.changed', { leadId });
  return letterId;
}

function subjectOf(chosen: string | undefined, lead: LeadFacts, house: string): string {
  const own = chosen?.trim() ?? '';
  return own === '' ? (answering(lead.subject) ?? house) : own;
}
