import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { LeadType } from '../contract.ts';
import type { TradeInFacts, VehicleFacts } from '../rules/vehicle-facts.ts';
import { passingDue } from './changes.ts';
import { insertEntry, type NewHistoryEntry } from './history.ts';

export interface NewLeadRow {
  readonly contactId: string;
  readonly threadId: string;
  readonly sourceId: string;
  readonly vehicleId: string | null;
  readonly type: LeadType;
  readonly language: 'de' | 'nl' | 'en';
  readonly subject: string | null;
  readonly comment: string | null;
  readonly vehicleFacts: VehicleFacts | null;
  readonly tradeIn: TradeInFacts | null;
  readonly receivedAt: Temporal.Instant;
  /** Whether a customer waits for an answer since `receivedAt`. */
  readonly waits: boolean;
  /** The dealer of the same group that it came from. */
  readonly movedFromDealerId: string | null;
  /** The address an answer goes to. */
  readonly answerTo: string | null;
  readonly customerName: string;
  readonly vehicleTitle: string | null;
  readonly offerNumber: string | null;
  /** What the enquiry itself is found by, and what its contact is found by. */
  readonly ownTokens: readonly string[];
  readonly contactTokens: readonly string[];
}

/** Writes an open lead that nobody has yet, with a passing deadline and the first entry of its history. */
export async function insertLead(tx: DealerTx, lead: NewLeadRow, arrived: NewHistoryEntry): Promise<string> {
  const leadId = newId(tx.now);
  const due = passingDue(lead.receivedAt, 'response');
  const tokens = [...new Set([...lead.ownTokens, ...lead.contactTokens])];
  // Entry and words refer to the lead; the checks come at the end of the statement.
  tx.write(sql`
    with entry as (${insertEntry(tx, leadId, arrived)}), words as (
      insert into lead_search (dealer_id, lead_id, open, search)
      values (${tx.dealerId}, ${leadId}, true, array_to_tsvector(${tokens}::text[])))
    insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, vehicle_id, type, language, subject, comment,
      vehicle_facts, trade_in, state, received_at, last_activity_at, waiting_since, due_kind, due_at, due_started_at,
      yellow_from, due_origin, moved_from_dealer_id, answer_to, customer_name, vehicle_title, offer_number, search,
      own_words)
    values (${tx.dealerId}, ${leadId}, ${lead.contactId}, ${lead.threadId}, ${lead.sourceId}, ${lead.vehicleId},
      ${lead.type}, ${lead.language}, ${lead.subject}, ${lead.comment}, ${json(lead.vehicleFacts)}, ${json(lead.tradeIn)},
      'open', ${lead.receivedAt}, ${lead.receivedAt}, ${lead.waits ? lead.receivedAt : null},
      ${due.kind}, ${due.at}, ${due.startedAt}, ${due.yellowFrom}, ${due.origin}, ${lead.movedFromDealerId}, ${lead.answerTo},
      ${lead.customerName}, ${lead.vehicleTitle}, ${lead.offerNumber},
      array_to_tsvector(${tokens}::text[]), array_to_tsvector(${[...lead.ownTokens]}::text[]))`);
  return leadId;
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
