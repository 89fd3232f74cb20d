import { addWorkingTime, nextOpening } from '../../modules/working-hours/index.ts';
import { Agenda } from './agenda.ts';
import { type DemoVehicle, inventEnquiry } from './enquiries.ts';
import { inventNoise } from './noise.ts';
import { type DemoCustomer, inventCustomer } from './people-names.ts';
import type { Chance } from './random.ts';
import type { LeadOnStage, Stage, StageDealer } from './stage-types.ts';
import { answers, callBacks, greetings, notes, replies } from './words.ts';

interface Case {
  readonly dealer: StageDealer;
  readonly customer: DemoCustomer;
  readonly vehicle: DemoVehicle;
}

type CaseOfLead = Case & { readonly leadId: string };
type Deed = 'answer' | 'reply' | 'note' | 'call' | 'close' | 'tend';
type Event =
  | (Case & { readonly kind: 'enquiry' })
  | { readonly kind: 'noise'; readonly dealer: StageDealer }
  | (CaseOfLead & { readonly kind: Deed });

export interface Period {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Leads of each location that are due within the half hour when the demo begins, whatever the hour. */
const dueSoon = 2;

const minutes = (count: number) => Temporal.Duration.from({ minutes: Math.round(count) });
const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;

/**
 * Plays the dealership over a period on the stage: enquiries through the day, answers mostly in time, replies, calls, notes,
 * closings. What would happen after the period does not happen, so the newest leads are open, in every colour.
 */
export class Story {
  readonly #stage: Stage;
  readonly #chance: Chance;
  readonly #period: Period;
  readonly #agenda = new Agenda<Event>();
  /** Leads that somebody turned to, the last one last. */
  readonly #answered: CaseOfLead[] = [];
  #now: Temporal.Instant;

  constructor(stage: Stage, chance: Chance, period: Period) {
    this.#stage = stage;
    this.#chance = chance;
    this.#period = period;
    this.#now = period.from;
  }

  async play(dealers: readonly StageDealer[], onProgress: (share: number) => void): Promise<void> {
    const { from, until } = this.#period;
    this.#planEnquiries(dealers);
    const span = from.until(until).total('milliseconds');
    for (let next = this.#agenda.next(); next !== undefined; next = this.#agenda.next()) {
      // the last minute is for what stands below
      if (isAfter(next.at, until.subtract(minutes(1)))) break;
      this.#now = next.at;
      this.#stage.moveTo(next.at);
      await this.#happen(next.what, next.at);
      onProgress(from.until(next.at).total('milliseconds') / span);
    }
    this.#stage.moveTo(until.subtract(minutes(1)));
    for (const dealer of dealers) await this.#agreeToCallSoon(dealer);
    this.#stage.moveTo(until);
  }

  /** The last thing that happens: some customers want to be called in a few minutes, so that the list shows how that looks. */
  async #agreeToCallSoon(dealer: StageDealer): Promise<void> {
    const { until } = this.#period;
    const seen = new Set<string>();
    let found = 0;
    for (const story of this.#answered.toReversed()) {
      if (found === dueSoon) return;
      if (story.dealer !== dealer || seen.has(story.leadId)) continue;
      seen.add(story.leadId);
      const lead = await this.#stage.look(dealer, story.leadId);
      if (!lead?.open || lead.dueAt === null || !isAfter(lead.dueAt, until)) continue;
      const callAt = until.add(minutes(this.#chance.between(12, 28)));
      await this.#stage.note(dealer, lead, this.#chance.pick(callBacks[story.customer.language]), callAt);
      found++;
    }
  }

  #planEnquiries(dealers: readonly StageDealer[]): void {
    const chance = this.#chance;
    const known: DemoCustomer[] = [];
    for (const dealer of dealers) {
      for (const at of this.#moments(dealer)) {
        const isKnown = known.length > 20 && chance.happens(0.08);
        const customer = isKnown ? chance.pick(known) : this.#invent(dealer, known.length + 1);
        known.push(customer);
        this.#agenda.add(at, { kind: 'enquiry', dealer, customer, vehicle: chance.pick(dealer.vehicles) });
        if (chance.happens(0.05)) this.#agenda.add(at.add(minutes(1)), { kind: 'noise', dealer });
      }
    }
  }

  #invent({ dealer }: StageDealer, number: number): DemoCustomer {
    return inventCustomer(this.#chance, this.#chance.happens(0.06) ? 'en' : dealer.language, number);
  }

  /** Enquiries come from seven to midnight, most in the evening; some on Sundays. */
  #moments({ dealer }: StageDealer): Temporal.Instant[] {
    const chance = this.#chance;
    const { from, until } = this.#period;
    const moments: Temporal.Instant[] = [];
    const last = until.toZonedDateTimeISO(dealer.timeZone);
    let day = from.toZonedDateTimeISO(dealer.timeZone).startOfDay();
    while (Temporal.ZonedDateTime.compare(day, last) <= 0) {
      const usual = day.dayOfWeek === 7 ? dealer.perDay * 0.5 : dealer.perDay;
      const count = Math.max(0, Math.round(usual + (chance.next() - 0.5) * usual * 0.8));
      for (let index = 0; index < count; index++) {
        const hours = chance.happens(0.4) ? chance.between(17, 22) : chance.between(7, 16);
        const at = day
          .add({ hours, minutes: chance.between(0, 59), seconds: chance.between(0, 59) })
          .toInstant();
        if (isAfter(at, from) && isAfter(until, at)) moments.push(at);
      }
      day = day.add({ days: 1 });
    }
    return moments;
  }

  async #happen(event: Event, at: Temporal.Instant): Promise<void> {
    const { dealer } = event;
    if (event.kind === 'noise') {
      await this.#stage.deliver(dealer, ...inventNoise(this.#chance, dealer.address, at));
      return;
    }
    if (event.kind === 'enquiry') {
      const { bytes, envelopeFrom } = inventEnquiry(this.#chance, {
        ...event,
        dealerAddress: dealer.address,
        at,
      });
      for (const lead of await this.#stage.deliver(dealer, bytes, envelopeFrom)) {
        this.#planFirstAnswer({ ...event, leadId: lead.leadId }, lead);
      }
      return;
    }
    const lead = await this.#stage.look(dealer, event.leadId);
    if (!lead?.open || lead.assigneeId === null) return;
    await this.#do(event.kind, event, lead, at);
    await this.#planTending(event);
  }

  #planFirstAnswer(story: CaseOfLead, lead: LeadOnStage): void {
    if (lead.dueAt === null || lead.assigneeId === null) return;
    const { calendar, diligence } = story.dealer;
    const opened = nextOpening(calendar, lead.receivedAt) ?? lead.receivedAt;
    const room = Math.max(10, opened.until(lead.dueAt).total('minutes'));
    const inTime = this.#chance.happens(diligence.get(lead.assigneeId) ?? 0.85);
    const answerAt = inTime
      ? opened.add(minutes(3 + this.#chance.next() * (room - 6)))
      : addWorkingTime(calendar, lead.dueAt, minutes(this.#chance.between(20, 500)));
    if (answerAt === null) return;
    this.#plan(answerAt, story, this.#chance.happens(0.25) ? 'call' : 'answer');
  }

  async #do(deed: Deed, story: CaseOfLead, lead: LeadOnStage, at: Temporal.Instant): Promise<void> {
    const { dealer, customer } = story;
    const chance = this.#chance;
    const { language } = customer;
    if (deed === 'answer' || deed === 'call') this.#answered.push(story);
    switch (deed) {
      case 'answer':
        await this.#stage.answer(dealer, lead, this.#answerText(story));
        if (chance.happens(0.5)) this.#plan(at.add(minutes(chance.between(20, 1900))), story, 'reply');
        return this.#planWhatFollows(story, at);
      case 'reply':
        await this.#stage.customerReplies(dealer, lead, customer, chance.pick(replies[language]));
        return this.#planInHours(story, at, [5, 110], chance.happens(0.3) ? 'call' : 'answer');
      case 'note':
        return this.#stage.note(
          dealer,
          lead,
          chance.pick(notes[language]),
          this.#later(story, at, [500, 2000]),
        );
      case 'call':
        await this.#stage.call(dealer, lead, chance.happens(0.7), this.#later(story, at, [500, 2500]));
        if (chance.happens(0.4))
          await this.#stage.setMaturity(dealer, lead, chance.pick(['cold', 'warm', 'hot']));
        return this.#planWhatFollows(story, at);
      case 'close':
        return this.#stage.close(
          dealer,
          lead,
          chance.happens(0.26) ? 'won' : chance.happens(0.9) ? 'lost' : 'invalid',
        );
      case 'tend':
        if (lead.dueAt !== null && isAfter(lead.dueAt, at.add({ hours: 3 }))) return;
        if (chance.happens(0.4)) return this.#do('close', story, lead, at);
        return this.#stage.call(dealer, lead, chance.happens(0.6), this.#later(story, at, [600, 2400]));
      default:
        deed satisfies never;
    }
  }

  #answerText({ customer, vehicle }: CaseOfLead): string {
    const { language, first, last } = customer;
    const words = greetings[language];
    const answer = this.#chance.pick(answers[language]).replace('{car}', `${vehicle.make} ${vehicle.model}`);
    return `${words.open.replace('{name}', `${first} ${last}`)}${answer}${words.close}`;
  }

  #planWhatFollows(story: CaseOfLead, at: Temporal.Instant): void {
    if (this.#chance.happens(0.2)) this.#planInHours(story, at, [30, 900], 'note');
    if (this.#chance.happens(0.3)) this.#planInHours(story, at, [600, 1500], 'call');
    if (this.#chance.happens(0.75)) this.#planInHours(story, at, [700, 5500], 'close');
  }

  /** Most follow-ups are seen to shortly before they are due. */
  async #planTending(story: CaseOfLead): Promise<void> {
    const lead = await this.#stage.look(story.dealer, story.leadId);
    if (!lead?.open || lead.dueAt === null || !this.#chance.happens(0.9)) return;
    const at = lead.dueAt.subtract(minutes(this.#chance.between(1, 20)));
    this.#plan(at, story, 'tend');
  }

  #planInHours(story: CaseOfLead, at: Temporal.Instant, range: readonly [number, number], deed: Deed): void {
    const then = this.#later(story, at, range);
    if (then !== null) this.#plan(then, story, deed);
  }

  /** So many working minutes later. */
  #later(
    { dealer }: CaseOfLead,
    at: Temporal.Instant,
    [least, most]: readonly [number, number],
  ): Temporal.Instant | null {
    return addWorkingTime(dealer.calendar, at, minutes(this.#chance.between(least, most)));
  }

  #plan(at: Temporal.Instant, { dealer, customer, vehicle, leadId }: CaseOfLead, kind: Deed): void {
    // What should have been done before now is done at once.
    this.#agenda.add(isAfter(at, this.#now) ? at : this.#now, { kind, dealer, customer, vehicle, leadId });
  }
}
