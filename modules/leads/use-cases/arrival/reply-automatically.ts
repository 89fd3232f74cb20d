import { Refused } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../../dealers/index.ts';
import { automaticReplyText, isNoReplyAddress, sendLetter } from '../../../mail/index.ts';
import { calendarOf, isOpen } from '../../../working-hours/index.ts';
import { REPLY_PAUSE_HOURS, whyNoReply } from '../../rules/automatic-reply.ts';
import { leadToReplyTo } from '../../screens/reply-question.ts';
import { addHistory } from '../../store/index.ts';

/**
 * Tells the customer of a new written enquiry at once, in its language, who answers and until when: by the clock of the
 * lead, so it comes after the assignment and the clock. It answers nothing. Once per contact in `REPLY_PAUSE_HOURS`.
 */
export async function replyAutomatically(
  tx: DealerTx,
  arrived: { readonly leadId: string; readonly mayAutoReply: boolean },
): Promise<void> {
  const { leadId, mayAutoReply } = arrived;
  if (!mayAutoReply) return;
  const [settings, dealer, calendar, lead] = await Promise.all([
    readSettings(tx, 'mail'),
    getDealer(tx),
    calendarOf(tx),
    leadToReplyTo(tx, leadId, tx.now.subtract({ hours: REPLY_PAUSE_HOURS })),
  ]);
  if (!lead) throw new Error(`The lead ${leadId} arrived and is not there`);
  const { answerTo, dueAt, threadId, language } = lead;
  const no = whyNoReply({
    switchedOn: settings.value.automaticReply,
    mayAutoReply,
    address: answerTo,
    isNoReplyAddress: answerTo !== null && isNoReplyAddress(answerTo),
    waitsForAnswer: lead.dueKind === 'response',
    hadOneLately: lead.hadOne,
  });
  if (no !== null || answerTo === null) return;
  const { subject, text, html } = automaticReplyText({
    language,
    dealerName: dealer.name,
    customerName: lead.customerName,
    assigneeName: lead.assigneeName,
    enquirySubject: lead.subject,
    promisedAt: dueAt,
    timeZone: dealer.timeZone,
    insideHours: isOpen(calendar, tx.now),
    now: tx.now,
  });
  const to = answerTo;
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
  if (letterId === null) return;
  await addHistory(tx, leadId, { kind: 'automaticReply', details: { to, letterId } });
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
