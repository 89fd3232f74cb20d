import { addWorkingTime, type CompiledCalendar, nextOpening } from '../../modules/working-hours/index.ts';
import { Agenda } from './agenda.ts';
import type { DemoDealer } from './cast.ts';
import { type DemoVehicle, inventEnquiry } from './enquiries.ts';
import { type DemoCustomer, inventCustomer } from './people-names.ts';
import type { Chance } from './random.ts';
import { answers, greetings, notes, replies } from './words.ts';

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

interface Case {
  readonly dealer: StageDealer;
  readonly customer: DemoCustomer;
  readonly vehicle: DemoVehicle;
}

type Event =
  | (Case & { readonly kind: 'enquiry' })
  | (Case & {
      readonly kind: 'answer' | 'reply' | 'note' | 'call' | 'close' | 'soon';
      readonly leadId: string;
    });

const minutes = (count: number) => Temporal.Duration.from({ minutes: Math.round(count) });

/**
 * Plays the dealership from `from` to `until` on the stage: enquiries over the day, answers mostly in time, replies, calls,
 * notes, closings. What would happen after `until` does not happen, so the newest leads are open in every colour.
 */
export async function play(
  stage: Stage,
  dealers: readonly StageDealer[],
  {
    from,
    until,
    chance,
    onProgress,
  }: { from: Temporal.Instant; until: Temporal.Instant; chance: Chance; onProgress: (share: number) => void },
): Promise<void> {
  const agenda = new Agenda<Event>();
  let customers = 0;
  const invent = (dealer: StageDealer): DemoCustomer => {
    customers += 1;
    return inventCustomer(chance, chance.happens(0.06) ? 'en' : dealer.dealer.language, customers);
  };
  const known: DemoCustomer[] = [];
  for (const dealer of dealers) {
    for (const at of momentsOfEnquiries(chance, dealer, from, until)) {
      const customer = known.length > 20 && chance.happens(0.08) ? chance.pick(known) : invent(dealer);
      known.push(customer);
      agenda.add(at, { kind: 'enquiry', dealer, customer, vehicle: chance.pick(dealer.vehicles) });
    }
  }
  const span = until.epochMilliseconds - from.epochMilliseconds;
  for (let next = agenda.next(); next !== undefined; next = agenda.next()) {
    if (Temporal.Instant.compare(next.at, until) > 0) break;
    stage.moveTo(next.at);
    await happen(stage, agenda, chance, next.what, next.at, until);
    onProgress((next.at.epochMilliseconds - from.epochMilliseconds) / span);
  }
  stage.moveTo(until);
}

/** Enquiries come from seven to midnight, most in the evening; some on Sundays. */
function momentsOfEnquiries(
  chance: Chance,
  { dealer }: StageDealer,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Instant[] {
  const moments: Temporal.Instant[] = [];
  const last = until.toZonedDateTimeISO(dealer.timeZone);
  let day = from.toZonedDateTimeISO(dealer.timeZone).startOfDay();
  while (Temporal.ZonedDateTime.compare(day, last) <= 0) {
    const usual = day.dayOfWeek === 7 ? dealer.perDay * 0.5 : dealer.perDay;
    const count = Math.max(0, Math.round(usual + (chance.next() - 0.5) * usual * 0.8));
    for (let index = 0; index < count; index++) {
      const hour = chance.happens(0.4) ? chance.between(17, 22) : chance.between(7, 16);
      const at = day
        .add({ hours: hour, minutes: chance.between(0, 59), seconds: chance.between(0, 59) })
        .toInstant();
      if (Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, until) < 0) moments.push(at);
    }
    day = day.add({ days: 1 });
  }
  return moments;
}

async function happen(
  stage: Stage,
  agenda: Agenda<Event>,
  chance: Chance,
  event: Event,
  at: Temporal.Instant,
  until: Temporal.Instant,
): Promise<void> {
  if (event.kind === 'enquiry') {
    const { bytes, envelopeFrom } = inventEnquiry(chance, {
      ...event,
      dealerAddress: event.dealer.address,
      at,
    });
    const leads = await stage.deliver(event.dealer, bytes, envelopeFrom);
    for (const lead of leads) planFirstAnswer(agenda, chance, { ...event, leadId: lead.leadId }, lead, until);
    return;
  }
  const lead = await stage.look(event.dealer, event.leadId);
  if (!lead?.open || lead.assigneeId === null) return;
  await doDeed(stage, agenda, chance, event, lead, at);
}

type CaseOfLead = Case & { readonly leadId: string };

function planFirstAnswer(
  agenda: Agenda<Event>,
  chance: Chance,
  story: CaseOfLead,
  lead: LeadOnStage,
  until: Temporal.Instant,
): void {
  if (lead.dueAt === null || lead.assigneeId === null) return;
  const { calendar, diligence } = story.dealer;
  const inTime = chance.happens(diligence.get(lead.assigneeId) ?? 0.85);
  const opened = nextOpening(calendar, lead.receivedAt) ?? lead.receivedAt;
  const room = Math.max(5, opened.until(lead.dueAt).total('minutes'));
  const answerAt = inTime
    ? opened.add(minutes(3 + chance.next() * (room - 6)))
    : addWorkingTime(calendar, lead.dueAt, minutes(chance.between(20, 500)));
  if (answerAt === null) return;
  agenda.add(answerAt, { ...withoutKind(story), kind: chance.happens(0.25) ? 'call' : 'answer' });
  // Something is due soon whatever the hour, so that the list shows how that looks.
  const soon = until.subtract(minutes(chance.between(1, 30)));
  if (chance.happens(0.02) && Temporal.Instant.compare(soon, answerAt) > 0)
    agenda.add(soon, { ...withoutKind(story), kind: 'soon' });
}

async function doDeed(
  stage: Stage,
  agenda: Agenda<Event>,
  chance: Chance,
  event: Exclude<Event, { kind: 'enquiry' }>,
  lead: LeadOnStage,
  at: Temporal.Instant,
): Promise<void> {
  const { dealer, customer, vehicle } = event;
  const car = `${vehicle.make} ${vehicle.model}`;
  const language = customer.language;
  const story = withoutKind(event);
  switch (event.kind) {
    case 'answer': {
      const words = greetings[language];
      const name = `${customer.first} ${customer.last}`;
      const text = `${words.open.replace('{name}', name)}${chance.pick(answers[language]).replace('{car}', car)}${words.close}`;
      await stage.answer(dealer, lead, text);
      if (chance.happens(0.5))
        agenda.add(at.add(minutes(chance.between(20, 1900))), { ...story, kind: 'reply' });
      planWhatFollows(agenda, chance, story, at);
      return;
    }
    case 'reply': {
      await stage.customerReplies(dealer, lead, customer, chance.pick(replies[language]));
      const answerAt = addWorkingTime(dealer.calendar, at, minutes(chance.between(5, 140)));
      if (answerAt !== null)
        agenda.add(answerAt, { ...story, kind: chance.happens(0.3) ? 'call' : 'answer' });
      return;
    }
    case 'note':
      await stage.note(
        dealer,
        lead,
        chance.pick(notes[language]),
        addWorkingTime(dealer.calendar, at, minutes(chance.between(500, 2000))),
      );
      return;
    case 'call':
      await stage.call(
        dealer,
        lead,
        chance.happens(0.7),
        addWorkingTime(dealer.calendar, at, minutes(chance.between(500, 2500))),
      );
      if (chance.happens(0.4))
        await stage.setMaturity(dealer, lead, chance.pick(['cold', 'warm', 'hot'] as const));
      planWhatFollows(agenda, chance, story, at);
      return;
    case 'soon':
      await stage.note(dealer, lead, chance.pick(notes[language]), at.add(minutes(chance.between(31, 45))));
      return;
    case 'close':
      await stage.close(
        dealer,
        lead,
        chance.happens(0.26) ? 'won' : chance.happens(0.9) ? 'lost' : 'invalid',
      );
      return;
    default:
      event.kind satisfies never;
  }
}

function planWhatFollows(
  agenda: Agenda<Event>,
  chance: Chance,
  story: CaseOfLead,
  at: Temporal.Instant,
): void {
  const inOpenHours = (workingMinutes: number) =>
    addWorkingTime(story.dealer.calendar, at, minutes(workingMinutes));
  const noteAt = inOpenHours(chance.between(30, 900));
  if (noteAt !== null && chance.happens(0.2)) agenda.add(noteAt, { ...story, kind: 'note' });
  const callAt = inOpenHours(chance.between(600, 1500));
  if (callAt !== null && chance.happens(0.3)) agenda.add(callAt, { ...story, kind: 'call' });
  const closeAt = inOpenHours(chance.between(700, 5500));
  if (closeAt !== null && chance.happens(0.75)) agenda.add(closeAt, { ...story, kind: 'close' });
}

function withoutKind({ dealer, customer, vehicle, leadId }: CaseOfLead): CaseOfLead {
  return { dealer, customer, vehicle, leadId };
}
