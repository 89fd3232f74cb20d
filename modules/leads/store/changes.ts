import { type RawBuilder, sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Maturity } from '../contract.ts';
import type { LeadDue } from './facts.ts';
import { insertEntry, type NewHistoryEntry } from './history.ts';

/** Who works the lead, with the entry of the history that says why. */
export async function setAssignee(
  tx: DealerTx,
  leadId: string,
  userId: string | null,
  entry?: NewHistoryEntry,
): Promise<void> {
  await change(tx, leadId, sql`assignee_id = ${userId}`, entry);
}

/**
 * A new deadline of an open lead, with a number of its own; null takes it from a closed one (`setState` does so already).
 * An open lead without a deadline, and a closed one with, the database refuses.
 */
export async function setDue(
  tx: DealerTx,
  leadId: string,
  due: LeadDue | null,
  entry?: NewHistoryEntry,
): Promise<void> {
  const number = due === null ? sql`` : sql`, due_number = due_number + 1, due_set_at = ${tx.now}`;
  await change(tx, leadId, sql`${dueColumns(due)}${number}`, entry);
}

/**
 * Closes or reopens. Closing takes the deadline away and nobody waits any longer; reopening sets a passing one of this
 * moment, which the reaction to `leads.reopened` replaces in the same transaction.
 */
export async function setState(
  tx: DealerTx,
  leadId: string,
  state: 'open' | 'closed',
  entry?: NewHistoryEntry,
): Promise<void> {
  const due = dueColumns(state === 'open' ? passingDue(tx.now, 'followUp') : null);
  const more = state === 'closed' ? sql`, waiting_since = null` : sql``;
  tx.write(sql`
    update lead_search set open = ${state === 'open'} where dealer_id = ${tx.dealerId} and lead_id = ${leadId}`);
  await change(
    tx,
    leadId,
    sql`state = ${state}, last_activity_at = greatest(last_activity_at, ${tx.now}), ${due}${more}`,
    entry,
  );
}

export async function setMaturity(
  tx: DealerTx,
  leadId: string,
  maturity: Maturity | null,
  entry?: NewHistoryEntry,
): Promise<void> {
  await change(tx, leadId, sql`maturity = ${maturity}`, entry);
}

/** What happened between the dealership and the customer. */
export interface Activity {
  readonly at: Temporal.Instant;
  /** A customer message: whoever waits already waits since then. */
  readonly customerWrote?: boolean;
  /** A real answer: nobody waits any longer. */
  readonly answered?: boolean;
  /** Somebody of the dealership turned to the customer, reached or not. */
  readonly touched?: boolean;
  /** Both sides have spoken: a call that reached, or the customer's answer to a message. */
  readonly twoWay?: boolean;
  /** The address the customer wrote from: answers go there from now on. */
  readonly answerTo?: string | null;
}

/** Notes an activity: the latest one, who waits, and the firsts, each of which keeps its first moment. */
export async function noteActivity(
  tx: DealerTx,
  leadId: string,
  activity: Activity,
  entry?: NewHistoryEntry,
): Promise<void> {
  const { at } = activity;
  const sets = [sql`last_activity_at = greatest(last_activity_at, ${at})`];
  if (activity.answered) sets.push(sql`waiting_since = null`);
  else if (activity.customerWrote) sets.push(sql`waiting_since = coalesce(waiting_since, ${at})`);
  if (activity.touched) sets.push(sql`first_touch_at = coalesce(first_touch_at, ${at})`);
  if (activity.twoWay) sets.push(sql`first_two_way_at = coalesce(first_two_way_at, ${at})`);
  if (activity.answerTo) sets.push(sql`answer_to = ${activity.answerTo}`);
  await change(tx, leadId, sql.join(sets), entry);
}

/** When the first message of a person reached the customer, by conversation; a conversation that is not named has none. */
export function setFirstMessages(
  tx: DealerTx,
  threadIds: readonly string[],
  reached: ReadonlyMap<string, Temporal.Instant>,
): void {
  tx.write(sql`
    update lead set first_message_at = message.at
    from unnest(${[...threadIds]}::uuid[], ${threadIds.map((threadId) => reached.get(threadId) ?? null)}::timestamptz[])
      as message (thread_id, at)
    where lead.dealer_id = ${tx.dealerId} and lead.thread_id = message.thread_id
      and lead.first_message_at is distinct from message.at`);
}

/** All leads of a contact are found by these tokens too: something new became known of the customer. */
export async function addSearchTokens(
  tx: DealerTx,
  contactId: string,
  tokens: readonly string[],
): Promise<void> {
  await setWords(tx, contactId, sql`search = search || array_to_tsvector(${[...tokens]}::text[])`);
}

/** All leads of a contact show this name, and are found by these tokens of the contact and by what each enquiry said. */
export async function setCustomer(
  tx: DealerTx,
  contactId: string,
  { name, tokens }: { readonly name: string; readonly tokens: readonly string[] },
): Promise<void> {
  await setWords(
    tx,
    contactId,
    sql`customer_name = ${name}, search = coalesce(own_words, search) || array_to_tsvector(${[...tokens]}::text[])`,
  );
}

async function setWords(tx: DealerTx, contactId: string, sets: RawBuilder<unknown>): Promise<void> {
  await sql`
    with changed as (
      update lead set ${sets} where dealer_id = ${tx.dealerId} and contact_id = ${contactId}
      returning lead_id, search)
    update lead_search set search = changed.search
    from changed where lead_search.dealer_id = ${tx.dealerId} and lead_search.lead_id = changed.lead_id`.execute(
    tx.db,
  );
}

/** One that holds only until the escalation sets the real one in the same transaction. */
export function passingDue(at: Temporal.Instant, kind: LeadDue['kind']): LeadDue {
  return {
    kind,
    at,
    startedAt: at,
    yellowFrom: at,
    seconds: null,
    origin: 'dealer',
    setBy: null,
    reason: null,
  };
}

function dueColumns(due: LeadDue | null) {
  return sql`due_kind = ${due?.kind ?? null}, due_at = ${due?.at ?? null}, due_started_at = ${due?.startedAt ?? null},
    yellow_from = ${due?.yellowFrom ?? null}, due_seconds = ${due?.seconds ?? null}, due_origin = ${due?.origin ?? null},
    due_set_by = ${due?.setBy ?? null}, due_reason = ${due?.reason ?? null}`;
}

/** One statement for the change and its history. */
async function change(
  tx: DealerTx,
  leadId: string,
  sets: ReturnType<typeof sql>,
  entry: NewHistoryEntry | undefined,
): Promise<void> {
  const history = entry ? sql`with entry as (${insertEntry(tx, leadId, entry)})` : sql``;
  tx.write(sql`
    ${history} update lead set ${sets} where dealer_id = ${tx.dealerId} and lead_id = ${leadId}`);
}
