import { defaultSettings } from '../../../dealers/rules/defaults.ts';
import type { DealerSetup, SetupPerson } from '../setup.ts';
import { Desk } from './assign.ts';
import { afterWork, MINUTE_MS } from './clock.ts';
import { openHouse } from './house.ts';
import { Queue } from './pace.ts';
import type { Past, PastLead } from './past.ts';

/** Values for tests and benches. */
export function samplePerson(userId: string, more: Partial<SetupPerson> = {}): SetupPerson {
  return {
    userId,
    name: userId,
    administers: false,
    active: true,
    receivesRequests: true,
    canBeAssigned: true,
    hours: null,
    supervisorIds: ['sue'],
    ...more,
  };
}

const weekday = [['09:00', '18:00']] as [string, string][];

/** Monday to Friday from nine to six in Baden-Württemberg; `count` salespeople, Sue supervises, Ada administers. */
export function sampleSetup(count = 3, more: Partial<DealerSetup> = {}): DealerSetup {
  const place = { country: 'DE', region: 'BW' };
  const hours = defaultSettings('hours', place);
  const office = { receivesRequests: false, supervisorIds: [] };
  return {
    dealer: { dealerId: 'gw', timeZone: 'Europe/Berlin', language: 'de', sameGroupDealerIds: [] },
    hours: {
      ...hours,
      weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] },
    },
    subscribedDaysOff: [],
    escalation: defaultSettings('escalation', place),
    distribution: { ...defaultSettings('distribution', place), administratorUserId: 'ada' },
    settingsVersion: 1,
    people: [
      ...Array.from({ length: count }, (_, i) => samplePerson(`sales-${i + 1}`)),
      samplePerson('sue', { ...office }),
      samplePerson('ada', { ...office, administers: true }),
    ],
    absences: [],
    ...more,
  };
}

/** Opens on Saturdays from nine to four. */
export function openOnSaturdays(setup: DealerSetup): DealerSetup {
  const { hours } = setup;
  return { ...setup, hours: { ...hours, weekly: { ...hours.weekly, sat: [['09:00', '16:00']] } } };
}

export interface SamplePastOptions {
  readonly leads: number;
  readonly days?: number;
  readonly seed?: number;
  /** Working minutes in which somebody sees to a lead. */
  readonly perLeadMinutes?: number;
}

const START = Temporal.Instant.from('2026-01-05T00:00:00Z').epochMilliseconds;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TYPES = ['vehicle', 'vehicle', 'testDrive', 'tradeIn', 'call'] as const;
const BRANDS = ['Volkswagen', 'Škoda', 'Audi'] as const;

/**
 * A past that came about under a set-up: leads through the rules, every day of the week and most in the evening, each
 * seen to when those before it were, some after being forgotten for a while, a few never.
 */
export function samplePast(setup: DealerSetup, options: SamplePastOptions): Past {
  const { leads: count, days = 84, seed = 1, perLeadMinutes = 25 } = options;
  const chance = chances(seed);
  const arrivals = Array.from({ length: count }, () => arrival(chance, days)).sort((a, b) => a - b);
  const knownUntil = START + (days + 2) * DAY_MS;
  const empty: Past = { leads: [], sourceMinutes: { portal: 240 }, ledgers: {}, knownUntil };
  const bare = arrivals.map((at, i) => bareLead(chance, at, i, count));
  const house = openHouse(setup, { ...empty, leads: bare });
  const desk = new Desk(house, empty);
  const queue = new Queue(house.calendar, perLeadMinutes * MINUTE_MS);
  const carers = new Map<string, string>();
  const leads = bare.map((lead): PastLead => {
    const contactUserId = carers.get(lead.contactId) ?? null;
    const asked = lead.asked && { ...lead.asked, contactUserId };
    const { userId } = desk.give({ ...lead, asked });
    if (userId !== null) carers.set(lead.contactId, carers.get(lead.contactId) ?? userId);
    const own = chance() < 0.12 ? 60 + chance() * 400 : 2 + chance() * 70;
    const work = queue.enter(userId, lead.at, lead.at) + Math.floor(own) * MINUTE_MS;
    const at = afterWork(house.calendar, lead.at, work);
    const answered = at < knownUntil && chance() > 0.02;
    const attempt =
      answered && chance() < 0.1 ? { at: Math.max(lead.at, at - 20 * MINUTE_MS), by: userId } : null;
    return { ...lead, asked, givenTo: userId, answer: answered ? { at, by: userId } : null, attempt };
  });
  return { ...empty, leads };
}

function bareLead(chance: () => number, at: number, i: number, count: number): PastLead {
  const known = i > 20 && chance() < 0.15;
  const brand = BRANDS[Math.floor(chance() * BRANDS.length)] ?? 'Audi';
  const condition = chance() < 0.7 ? 'used' : 'new';
  return {
    leadId: `lead-${i}`,
    contactId: `contact-${known ? Math.floor(chance() * i) : count + i}`,
    at,
    leadType: TYPES[Math.floor(chance() * TYPES.length)] ?? 'vehicle',
    sourceId: chance() < 0.5 ? 'portal' : 'website',
    language: 'de',
    asked: {
      contactUserId: null,
      openLeads: [],
      vehicle: { vehicleId: `car-${i % 97}`, contactPersonId: null, brand, condition },
    },
    givenTo: null,
    answer: null,
    attempt: null,
  };
}

function arrival(chance: () => number, days: number): number {
  const hour = chance() < 0.4 ? 17 + chance() * 6 : 7 + chance() * 10;
  return START + Math.floor(chance() * days) * DAY_MS + Math.floor(hour * 60 * MINUTE_MS);
}

/** The same numbers for the same seed, everywhere. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
