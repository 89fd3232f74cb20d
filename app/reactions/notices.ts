import type { Facts } from '../../kernel/facts.ts';
import { factsOfLeads, type LeadFacts, leadFacts } from '../../modules/leads/index.ts';
import {
  dropNotices,
  moveNotices,
  type NewNotice,
  type NoticeSubject,
  raiseNotices,
} from '../../modules/notices/index.ts';
import { listPeople, personNames } from '../../modules/people/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';

/** Which fact tells whom what, and which makes a notice pointless: notices themselves know no lead. */

/** Events of deadlines took effect. */
export async function tellOfEvents(tx: DealerTx, { events }: Facts['escalation.happened']): Promise<void> {
  const absent = events.flatMap(({ recipients }) =>
    recipients.flatMap(({ standsInFor }) => (standsInFor === null ? [] : [standsInFor])),
  );
  const [leads, names] = await Promise.all([
    factsOfLeads(
      tx,
      events.map(({ leadId }) => leadId),
    ),
    personNames(tx, absent),
  ]);
  await raiseNotices(
    tx,
    events.flatMap(({ leadId, dueNumber, kind, at, dueAt, recipients }) => {
      const lead = leads.get(leadId);
      if (!lead) throw new Error(`The lead ${leadId} is due and is not there`);
      return recipients.map(({ userId, because, standsInFor }) => ({
        userId,
        kind,
        subject: subjectOf(lead),
        dueAt,
        happenedAt: at,
        key: `${kind} ${leadId} ${dueNumber}`,
        because,
        standsInFor: standsInFor === null ? null : (names.get(standsInFor) ?? null),
        actorName: null,
      }));
    }),
  );
}

/** The rules, or somebody who claimed it, found a lead its place. */
export async function tellOfAssignment(
  tx: DealerTx,
  assigned: Facts['distribution.assigned'],
): Promise<void> {
  const { leadId, outcome, userId, fromUserId } = assigned;
  if (fromUserId !== null || outcome === 'claimed') {
    const subject = subjectOf(await leadFacts(tx, leadId));
    const toUserId = outcome === 'pool' ? null : userId;
    await moveNotices(tx, { subject, toUserId, reason: 'taken' });
  }
  if (outcome !== 'claimed') tx.atEnd(tellOfPlaces, assigned);
}

/** Tells whom the leads of a transaction were given or offered to, once for all of them. */
async function tellOfPlaces(tx: DealerTx, all: readonly Facts['distribution.assigned'][]): Promise<void> {
  const leads = await factsOfLeads(
    tx,
    all.map(({ leadId }) => leadId),
  );
  const administrators = all.some(({ outcome }) => outcome === 'alarm') ? await administratorsOf(tx) : [];
  await raiseNotices(
    tx,
    all.flatMap((assigned) => {
      const lead = leads.get(assigned.leadId);
      // without: what made it was taken back
      if (!lead) return [];
      return toldOf(tx, assigned, administrators).map((told) => aboutLead(tx, lead, told));
    }),
  );
}

/** Who is told what of a lead's new place. */
function toldOf(
  tx: DealerTx,
  { outcome, userId, fromUserId, mayClaim }: Facts['distribution.assigned'],
  administrators: readonly string[],
): Pick<NewNotice, 'userId' | 'kind' | 'because'>[] {
  const each = (userIds: readonly string[], kind: NewNotice['kind'], because: NewNotice['because']) =>
    userIds.map((to) => ({ userId: to, kind, because }));
  switch (outcome) {
    case 'assigned':
      return each(
        others(tx, userId === null ? [] : [userId]),
        fromUserId === null ? 'newLead' : 'handedOver',
        'assignee',
      );
    case 'pool':
      return each(others(tx, mayClaim), 'poolLead', 'poolMember');
    case 'alarm':
      return userId === null
        ? each(administrators, 'alarm', 'administrator')
        : each([userId], 'alarm', 'lastResort');
    case 'claimed':
      return [];
  }
}

/** The set-up has errors that it had not before: whoever can mend them is told, once for all of them. */
export async function tellOfErrors(tx: DealerTx, found: Facts['distribution.errorsFound']): Promise<void> {
  const administrators = await administratorsOf(tx);
  await raiseNotices(
    tx,
    administrators.map((userId) => ({
      userId,
      kind: 'findings',
      subject: { kind: 'findings', title: String(found.count), detail: null },
      dueAt: found.bitesAt,
      happenedAt: tx.now,
      key: `findings ${tx.now.epochMilliseconds}`,
      because: 'administrator',
      standsInFor: null,
      actorName: null,
    })),
  );
}

/** A colleague gave the lead to somebody, or somebody took it. */
export async function tellOfHandOver(tx: DealerTx, handedOver: Facts['leads.handedOver']): Promise<void> {
  const { leadId, toUserId } = handedOver;
  const lead = await leadFacts(tx, leadId);
  await moveNotices(tx, { subject: subjectOf(lead), toUserId, reason: 'handedOver' });
  await raiseNotices(
    tx,
    others(tx, [toUserId]).map((userId) =>
      aboutLead(tx, lead, { userId, kind: 'handedOver', because: 'assignee' }),
    ),
  );
}

export function withdrawAnswered(tx: DealerTx, { leadId }: Facts['leads.answered']): Promise<void> {
  return dropNotices(tx, { leadId, reason: 'answered' });
}

/** A hand-over was taken back: whoever has the lead again gets what had not left yet, and nobody hears of having it. */
export async function tellOfTakenBack(
  tx: DealerTx,
  { leadId, fromUserId, toUserId }: Facts['leads.takenBack'],
): Promise<void> {
  if (fromUserId === toUserId) return;
  const lead = await leadFacts(tx, leadId);
  await moveNotices(tx, { subject: subjectOf(lead), toUserId, reason: 'handedOver' });
}

export function withdrawClosed(tx: DealerTx, { leadId }: Facts['leads.closed']): Promise<void> {
  return dropNotices(tx, { leadId, reason: 'closed' });
}

export function withdrawMoved(tx: DealerTx, { leadId }: Facts['leads.dueMoved']): Promise<void> {
  return dropNotices(tx, { leadId, kinds: 'aboutTheDue', reason: 'moved' });
}

/** Hours or times changed: who was told that these leads are late need not hear of it any more. */
export async function withdrawRecalculated(
  tx: DealerTx,
  { laterAgain }: Facts['escalation.recalculated'],
): Promise<void> {
  if (laterAgain.length === 0) return;
  await dropNotices(tx, { leadId: laterAgain, kinds: 'aboutTheDue', reason: 'moved' });
}

/** The customer was quicker than the follow-up: from now on the lead is due for an answer. */
export function withdrawFollowUp(tx: DealerTx, { leadId }: Facts['leads.customerWrote']): Promise<void> {
  return dropNotices(tx, { leadId, kinds: ['followUp', 'followUpStage2'], reason: 'moved' });
}

/** Nobody has to be told what they did themselves. */
function others(tx: DealerTx, userIds: readonly string[]): string[] {
  return userIds.filter((userId) => userId !== tx.actor.userId);
}

async function administratorsOf(tx: DealerTx): Promise<string[]> {
  const people = await listPeople(tx);
  return people.filter(({ active, rights }) => active && rights.changeSettings).map(({ userId }) => userId);
}

function aboutLead(
  tx: DealerTx,
  lead: LeadFacts,
  told: Pick<NewNotice, 'userId' | 'kind' | 'because'>,
): NewNotice {
  return {
    ...told,
    subject: subjectOf(lead),
    dueAt: lead.due?.at ?? null,
    happenedAt: tx.now,
    key: `${told.kind} ${lead.leadId} ${tx.now.epochMilliseconds}`,
    standsInFor: null,
    actorName: tx.actor.name,
  };
}

function subjectOf(lead: LeadFacts): Extract<NoticeSubject, { kind: 'lead' }> {
  return {
    kind: 'lead',
    id: lead.leadId,
    title: lead.customerName,
    detail: lead.vehicleTitle ?? lead.subject,
  };
}
