import type { CompiledCalendar } from '../../modules/working-hours/index.ts';
import type { DemoDealer } from './cast.ts';
import type { DemoVehicle } from './enquiries.ts';
import type { DemoCustomer } from './people-names.ts';

/** One location on the stage: its people's diligence by user, its cars, its hours. */
export interface StageDealer {
  readonly dealer: DemoDealer;
  readonly dealerId: string;
  readonly address: string;
  readonly calendar: CompiledCalendar;
  readonly vehicles: readonly DemoVehicle[];
  /** Share of leads that this user answers in time. */
  readonly diligence: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
}

export interface LeadOnStage {
  readonly leadId: string;
  readonly assigneeId: string | null;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly open: boolean;
  /** Of the thread: stands in the address that the customer answers to. */
  readonly token: string;
}

/** What the demo's people and customers can do: the doors of the real product, nothing else. */
export interface Stage {
  moveTo(at: Temporal.Instant): void;
  /** A mail comes in and is worked; answers the leads that came of it. */
  deliver(dealer: StageDealer, bytes: Buffer, envelopeFrom: string): Promise<LeadOnStage[]>;
  look(dealer: StageDealer, leadId: string): Promise<LeadOnStage | undefined>;
  answer(dealer: StageDealer, lead: LeadOnStage, text: string): Promise<void>;
  /** The customer answers the newest letter of the thread. */
  customerReplies(
    dealer: StageDealer,
    lead: LeadOnStage,
    customer: DemoCustomer,
    text: string,
  ): Promise<void>;
  note(
    dealer: StageDealer,
    lead: LeadOnStage,
    text: string,
    followUpAt: Temporal.Instant | null,
  ): Promise<void>;
  call(
    dealer: StageDealer,
    lead: LeadOnStage,
    reached: boolean,
    followUpAt: Temporal.Instant | null,
  ): Promise<void>;
  close(dealer: StageDealer, lead: LeadOnStage, outcome: 'won' | 'lost' | 'invalid'): Promise<void>;
  setMaturity(dealer: StageDealer, lead: LeadOnStage, maturity: 'cold' | 'warm' | 'hot'): Promise<void>;
}
