import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../../dealers/index.ts';
import { automaticReplyText, isNoReplyAddress, sendLetter } from '../../../mail/index.ts';
import { personNames } from '../../../people/index.ts';
import { calendarOf, isOpen } from '../../../working-hours/index.ts';
import { REPLY_PAUSE_HOURS, whyNoReply } from '../../rules/automatic-reply.ts';
import { addHistory, hadAutomaticReply, leadFacts } from '../../store/index.ts';

/**
 * Tells the customer of a new written enquiry at once, in its language, who answers and until when: by the clock of the
 * lead, so it comes after the assignment and the clock. It answers nothing. Once per contact in `REPLY_PAUSE_HOURS`.
 */
export async function replyAutomatically(
  tx: DealerTx,
  arrived: { readonly leadId: string; readonly contactId: string; readonly mayAutoReply: boolean },
): Promise<void> {
  const { leadId, contactId, mayAutoReply } = arrived;
  const settings = (await readSettings(tx, 'mail')).value;
  if (!mayAutoReply || !settings.automaticReply) return;
  const since = tx.now.subtract({ hours: REPLY_PAUSE_HOURS });
  const [lead, hadOneLately] = await Promise.all([
    leadFacts(tx, leadId),
    hadAutomaticReply(tx, contactId, since),
  ]);
  const { answerTo, due } = lead;
  const no = whyNoReply({
    switchedOn: settings.automaticReply,
    mayAutoReply,
    address: answerTo,
    isNoReplyAddress: answerTo !== null && isNoReplyAddress(answerTo),
    waitsForAnswer: due?.kind === 'response',
    hadOneLately,
  });
  if (no !== null || answerTo === null || due === null) return;
  const [dealer, calendar, names] = await Promise.all([
    getDealer(tx),
    calendarOf(tx),
    personNames(tx, lead.assigneeId === null ? [] : [lead.assigneeId]),
  ]);
  const { subject, text, html } = automaticReplyText({
    language: lead.language,
    dealerName: dealer.name,
    customerName: lead.customerName,
    assigneeName: (lead.assigneeId !== null && names.get(lead.assigneeId)) || null,
    enquirySubject: lead.subject,
    promisedAt: due.at,
    timeZone: dealer.timeZone,
    insideHours: isOpen(calendar, tx.now),
    now: tx.now,
  });
  const letterId = await sendLetter(tx, {
    threadId: lead.threadId,
    kind: 'automaticReply',
    to: answerTo,
    subject,
    text,
    html,
    authorId: null,
    language: lead.language,
  });
  await addHistory(tx, leadId, { kind: 'automaticReply', details: { to: answerTo, letterId } });
}
