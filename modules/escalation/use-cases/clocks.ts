import type { DealerTx } from '../../../platform/sql/index.ts';
import { type LeadDue, setDue } from '../../leads/index.ts';
import { nextEvent } from '../rules/index.ts';
import { clockOf } from '../screens/lead-clock.ts';
import { eventsOfLeads, planNext, planNothing } from '../store/index.ts';
import {
  type ClockWork,
  chosenDue,
  clockWorkOf,
  eventTimesOf,
  responseDue,
  usualFollowUpDue,
} from './times.ts';

/** A new lead is due after the response time of its source or the dealer, or at the follow-up somebody chose for it. */
export async function startClockOfNewLead(
  tx: DealerTx,
  arrived: {
    readonly leadId: string;
    readonly type: string;
    readonly sourceId: string;
    readonly sourceMinutes: number | null;
    readonly receivedAt: Temporal.Instant;
    readonly followUpAt: Temporal.Instant | null;
  },
): Promise<void> {
  const work = await clockWorkOf(tx, arrived);
  const due =
    arrived.followUpAt === null
      ? responseDue(work, arrived.receivedAt)
      : chosenDue(work, {
          kind: 'followUp',
          at: arrived.followUpAt,
          now: tx.now,
          by: tx.actor.userId,
          reason: null,
        });
  await setDeadline(tx, arrived.leadId, due, work);
}

/**
 * A customer wrote on an open lead. One whose answer is due already keeps that clock, also when somebody moved it: a second
 * message never sets it back. Else a new response time runs from the oldest message that nobody has answered.
 */
export async function startResponseClock(
  tx: DealerTx,
  message: { readonly leadId: string; readonly at: Temporal.Instant },
): Promise<void> {
  const lead = await clockOf(tx, message.leadId);
  if (lead.deadline?.kind === 'response') return;
  const work = await clockWorkOf(tx, lead);
  await setDeadline(tx, message.leadId, responseDue(work, lead.waitingSince ?? message.at), work);
}

/** After a real answer the lead is due again at the chosen moment, else at the usual one. */
export async function setFollowUp(
  tx: DealerTx,
  answered: { readonly leadId: string; readonly followUpAt: Temporal.Instant | null },
): Promise<void> {
  const { leadId, followUpAt } = answered;
  const lead = await clockOf(tx, leadId);
  if (!lead.deadline) return;
  const work = await clockWorkOf(tx, lead);
  const due =
    followUpAt === null
      ? usualFollowUpDue(work, tx.now)
      : chosenDue(work, { kind: 'followUp', at: followUpAt, now: tx.now, by: tx.actor.userId, reason: null });
  await setDeadline(tx, leadId, due, work);
}

/** Somebody moved the deadline. What it is for stays: a moved response is still a response. */
export async function setChosenDue(
  tx: DealerTx,
  moved: { readonly leadId: string; readonly dueAt: Temporal.Instant; readonly reason: string | null },
): Promise<void> {
  const { leadId, dueAt, reason } = moved;
  const lead = await clockOf(tx, leadId);
  const work = await clockWorkOf(tx, lead);
  const kind = lead.deadline?.kind ?? 'followUp';
  const due = chosenDue(work, { kind, at: dueAt, now: tx.now, by: tx.actor.userId, reason });
  await setDeadline(tx, leadId, due, work);
}

/** A closed lead is due no more. */
export async function clearDue(tx: DealerTx, closed: { readonly leadId: string }): Promise<void> {
  await setDue(tx, closed.leadId, null);
  planNothing(tx, closed.leadId);
}

/** A customer's message that reopened a lead waits for its answer; what somebody reopens gets the usual follow-up. */
export async function startAfterReopening(
  tx: DealerTx,
  reopened: { readonly leadId: string },
): Promise<void> {
  const lead = await clockOf(tx, reopened.leadId);
  const work = await clockWorkOf(tx, lead);
  const { waitingSince } = lead;
  const due = waitingSince === null ? usualFollowUpDue(work, tx.now) : responseDue(work, waitingSince);
  await setDeadline(tx, reopened.leadId, due, work);
}

/** A lead got the deadline back that it had: what of it has happened already happens no second time. */
export async function resumeClock(tx: DealerTx, { leadId }: { readonly leadId: string }): Promise<void> {
  await tx.settled();
  const lead = await clockOf(tx, leadId);
  if (!lead.deadline) return;
  const work = await clockWorkOf(tx, lead);
  const events = await eventsOfLeads(tx, [leadId]);
  const fired = events.filter(({ dueNumber }) => dueNumber === lead.deadline?.number);
  const next = nextEvent(lead.deadline, eventTimesOf(work), work.calendar, fired);
  if (next) planNext(tx, leadId, next.at);
  else planNothing(tx, leadId);
}

/** Gives the lead a new deadline, and the worker the first moment at which something happens to it. */
async function setDeadline(tx: DealerTx, leadId: string, due: LeadDue, work: ClockWork): Promise<void> {
  await setDue(tx, leadId, due);
  const deadline = { kind: due.kind, dueAt: due.at, setAt: tx.now };
  const next = nextEvent(deadline, eventTimesOf(work), work.calendar);
  planNext(tx, leadId, next?.at ?? due.at);
}
