import { type Colour, type CompiledCalendar, colourOf, nextOpeningMs } from '../../working-hours/index.ts';
import { type ComputedMs, chosenAtMs, responseFromMs, usualFromMs } from './computed.ts';
import { type DeadlineMs, type EventMomentMs, nextEventMs } from './event-moments.ts';
import { type EffectiveTimes, type EscalationSettings, effectiveTimes, type TimeOrigin } from './settings.ts';

/**
 * The deadline of an open lead as it stands, with all that it is made from beside settings and calendar. Here all moments
 * are epoch milliseconds: a hundred thousand deadlines are computed while somebody waits.
 */
export interface OpenDeadline {
  readonly leadId: string;
  readonly type: string;
  readonly sourceId: string;
  readonly kind: DeadlineMs['kind'];
  readonly dueAt: number;
  readonly yellowFrom: number;
  readonly startedAt: number;
  /** When it was set; a reminder before this does not exist. */
  readonly setAt: number;
  /** Working seconds from `startedAt` to `dueAt`; null: chosen, or counted in days. */
  readonly seconds: number | null;
  readonly origin: TimeOrigin | 'chosen';
  readonly fired: readonly EventMomentMs[];
}

/** The areas of settings that deadlines are computed by. */
export const TIMED = ['hours', 'calendars', 'escalation'] as const;
export type Timed = (typeof TIMED)[number];

/** What deadlines are computed by. */
export interface ClockRules {
  readonly settings: EscalationSettings;
  /** Working days until the usual follow-up. */
  readonly followUpDays: number;
  readonly calendar: CompiledCalendar;
}

/** What people see of a deadline at a moment. */
export interface Shown {
  readonly dueAt: number;
  readonly colour: Colour;
  /** What happens next when nobody does anything, and when its mail may leave; null: nothing is left to happen. */
  readonly notice: (EventMomentMs & { readonly mailAt: number | null }) | null;
}

/** A deadline that changed settings or hours would move: its due moment, its colour or its next notice. */
export interface Movement {
  readonly leadId: string;
  readonly before: Shown;
  readonly after: Shown;
}

/**
 * The deadline as other settings or hours would have made it from the same start. A moment that somebody chose stays; only
 * its yellow time follows the settings. It stays the same deadline: what fired for it has fired (see docs/manual, Escalation).
 */
export function recalculated(deadline: OpenDeadline, rules: ClockRules): ComputedMs {
  const effective = effectiveOf(rules.settings, deadline);
  const { kind, dueAt, startedAt, origin } = deadline;
  if (origin === 'chosen') return chosenAtMs(dueAt, effective);
  return kind === 'followUp'
    ? usualFromMs(startedAt, rules.followUpDays, effective, rules.calendar)
    : responseFromMs(startedAt, effective, rules.calendar);
}

/** What other rules would move; null when nobody would notice anything. `now` decides the colour. */
export function movementOf(
  deadline: OpenDeadline,
  rules: { readonly before: ClockRules; readonly after: ClockRules },
  now: number,
): Movement | null {
  const computed = recalculated(deadline, rules.after);
  const before = shownAs(deadline, deadline, rules.before, now);
  const after = shownAs(deadline, computed, rules.after, now);
  const same =
    computed.dueAt === deadline.dueAt &&
    computed.yellowFrom === deadline.yellowFrom &&
    before.notice?.kind === after.notice?.kind &&
    before.notice?.at === after.notice?.at &&
    before.notice?.mailAt === after.notice?.mailAt;
  return same ? null : { leadId: deadline.leadId, before, after };
}

/** When something happens to a deadline next, by rules; null: never again. */
export function nextMomentOf(
  deadline: OpenDeadline,
  { dueAt }: Pick<ComputedMs, 'dueAt'>,
  rules: ClockRules,
): number | null {
  return nextOf(deadline, dueAt, rules)?.at ?? null;
}

/** How a deadline stands under rules: its colour now, and what happens next. */
function shownAs(
  deadline: OpenDeadline,
  { dueAt, yellowFrom }: Pick<ComputedMs, 'dueAt' | 'yellowFrom'>,
  rules: ClockRules,
  now: number,
): Shown {
  const next = nextOf(deadline, dueAt, rules);
  return {
    dueAt,
    colour: colourOf(now, { dueAt, yellowFrom }),
    notice: next && { kind: next.kind, at: next.at, mailAt: nextOpeningMs(rules.calendar, next.at) },
  };
}

function nextOf(
  { kind, setAt, fired, type, sourceId }: OpenDeadline,
  dueAt: number,
  { settings, calendar }: ClockRules,
): EventMomentMs | null {
  const { eventTimes } = effectiveOf(settings, { type, sourceId });
  return nextEventMs({ kind, dueAt, setAt }, eventTimes, calendar, fired);
}

/** The times that hold for a lead, also as what plans its events. */
type Effective = EffectiveTimes & { readonly eventTimes: Parameters<typeof nextEventMs>[1] };

const known = new WeakMap<EscalationSettings, Map<string, Effective>>();

/** Many leads share a source and a type, and settings are never changed in place. */
function effectiveOf(
  settings: EscalationSettings,
  { type, sourceId }: Pick<OpenDeadline, 'type' | 'sourceId'>,
): Effective {
  const all = known.get(settings) ?? new Map<string, Effective>();
  if (all.size === 0) known.set(settings, all);
  const key = sourceId + type;
  const found = all.get(key);
  if (found) return found;
  const made = effective(settings, type, sourceId);
  all.set(key, made);
  return made;
}

function effective(settings: EscalationSettings, leadType: string, sourceId: string): Effective {
  const { followUpsRespectWorkingHours } = settings;
  const times = effectiveTimes(settings, { sourceId, leadType });
  return { ...times, eventTimes: { ...times.times, followUpsRespectWorkingHours } };
}
