import { Refused } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { type DealerRow, getDealer, readSettings } from '../../../dealers/index.ts';
import { automaticReplyText, isNoReplyAddress, sendLetter } from '../../../mail/index.ts';
import { type CompiledCalendar, calendarOf, isOpen } from '../../../working-hours/index.ts';
import { REPLY_PAUSE_HOURS, whyNoReply } from '../../rules/automatic-reply.ts';
import { type LeadToReplyTo, leadsToReplyTo } from '../../screens/reply-question.ts';
import { addHistoryOf } from '../../store/index.ts';

/**
 * Tells the customer of a new written enquiry at once, in its language, who answers and until when: by the clock of the
 * lead and its assignee, so it is done at the end, for all new leads of the transaction. It answers nothing. Once per contact
 * in `REPLY_PAUSE_HOURS`.
 */
export async function replyAutomatically(
  tx: DealerTx,
  arrived: { readonly leadId: string; readonly mayAutoReply: boolean },
): Promise<void> {
  if (arrived.mayAutoReply) tx.atEnd(replyToLeads, arrived.leadId);
}

async function replyToLeads(tx: DealerTx, leadIds: readonly string[]): Promise<void> {
  const [settings, dealer, calendar, leads] = await Promise.all([
    readSettings(tx, 'mail'),
    getDealer(tx),
    calendarOf(tx),
    leadsToReplyTo(tx, leadIds, tx.now.subtract({ hours: REPLY_PAUSE_HOURS })),
  ]);
  const around = { switchedOn: settings.value.automaticReply, dealer, calendar };
  const answered = new Set<string>();
  const toAnswer = leads.filter((lead) => {
    if (answered.has(lead.contactId) || noReplyTo(lead, around)) return false;
    answered.add(lead.contactId);
    return true;
  });
  const entries = await Promise.all(toAnswer.map((lead) => replyTo(tx, lead, around)));
  addHistoryOf(
    tx,
    entries.filter((entry) => entry !== null),
  );
}

interface Around {
  readonly switchedOn: boolean;
  readonly dealer: DealerRow;
  readonly calendar: CompiledCalendar;
}

function noReplyTo({ answerTo, dueKind, hadOne }: LeadToReplyTo, { switchedOn }: Around): boolean {
  const no = whyNoReply({
    switchedOn,
    mayAutoReply: true,
    address: answerTo,
    isNoReplyAddress: answerTo !== null && isNoReplyAddress(answerTo),
    waitsForAnswer: dueKind === 'response',
    hadOneLately: hadOne,
  });
  return no !== null;
}

/** Sends the reply; answers the entry of the lead's history, or null when nothing can be sent to the address. */
async function replyTo(tx: DealerTx, lead: LeadToReplyTo, { dealer, calendar }: Around) {
  const { leadId, threadId, language, answerTo: to } = lead;
  if (to === null) return null;
  const { subject, text, html } = automaticReplyText({
    language,
    dealerName: dealer.name,
    customerName: lead.customerName,
    assigneeName: lead.assigneeName,
    enquirySubject: lead.subject,
    promisedAt: lead.dueAt,
    timeZone: dealer.timeZone,
    insideHours: isOpen(calendar, tx.now),
    now: tx.now,
  });
  const letterId = await sendIfPossible(tx, {
    threadId,
    kind: 'automaticReply',
    to,
    subject,
    text,
    html,
    authorId: null,
    language,
  });
  if (letterId === null) return null;
  return { leadId, entry: { kind: 'automaticReply', details: { to, letterId } } as const };
}

/** An address that cannot be written to is no reason to lose the enquiry. Answers the letter's id, or null. */
async function sendIfPossible(
  tx: DealerTx,
  letter: Parameters<typeof sendLetter>[1],
): Promise<string | null> {
  try {
    return await sendLetter(tx, letter);
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'mail.invalidAddress') return null;
    throw error;
  }
}
