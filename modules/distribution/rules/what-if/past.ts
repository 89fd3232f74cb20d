import type { Ledger } from '../ledger.ts';
import type { OpenLead, RequestedVehicle } from '../types.ts';

/** A lead of the past as a replay needs it. Plain JSON; moments are epoch milliseconds. */
export interface PastLead {
  readonly leadId: string;
  readonly contactId: string;
  readonly at: number;
  readonly leadType: string;
  readonly sourceId: string;
  readonly language: string | null;
  /** What the rules were asked with; null: a person made the lead for somebody, which no set-up changes. */
  readonly asked: PastQuestion | null;
  /** Whom the rules, or that person, really gave it to. */
  readonly givenTo: string | null;
  /** The first real answer: a message, a call that reached, an appointment, the closing; null: none until now. */
  readonly answer: PastAnswer | null;
  /** The first call that did not reach, if it came before: answers where attempted calls count. */
  readonly attempt: PastAnswer | null;
}

/** The parts of the recorded question that earlier leads of the same replay may change. */
export interface PastQuestion {
  readonly contactUserId: string | null;
  readonly openLeads: readonly OpenLead[];
  readonly vehicle: RequestedVehicle | null;
  readonly movedFromDealerId?: string | null;
}

export interface PastAnswer {
  readonly at: number;
  /** Who gave it; null: nobody knows, or a machine. */
  readonly by: string | null;
}

/** Everything that is known of the period, the leads in the order in which they came. */
export interface Past {
  readonly leads: readonly PastLead[];
  /** Response times of the catalogue of sources in working minutes, by source, where it has one. */
  readonly sourceMinutes: { readonly [sourceId: string]: number };
  /** The ledgers of the rotations when the period began, as far as they are recorded. */
  readonly ledgers: { readonly [rotation: string]: Ledger };
  /** What had happened until then is known; what was due later is not judged. */
  readonly knownUntil: number;
}

/**
 * What is assumed about answers (decision 17). `pace`: people keep their pace, that is the working time that each lead
 * took, longer or shorter by what waits before it. `moment`: every answer stays at the moment at which it was given.
 */
export type AnswerModel = 'pace' | 'moment';
