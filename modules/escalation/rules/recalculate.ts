import { type Colour, type CompiledCalendar, colourOf, nextOpening } from '../../working-hours/index.ts';
import { type Computed, chosenAt, responseFrom, usualFrom } from './computed.ts';
import type { Deadline } from './deadline.ts';
import { type EventMoment, nextEvent, type PlannedEvent } from './planned-events.ts';
import { type EffectiveTimes, type EscalationSettings, effectiveTimes, type TimeOrigin } from './settings.ts';

/** The deadline of an open lead as it stands, with all that it is made from beside settings and calendar. */
export interface OpenDeadline {
  readonly leadId: string;
  readonly type: string;
  readonly sourceId: string;
  readonly kind: Deadline['kind'];
  readonly dueAt: Temporal.Instant;
  readonly yellowFrom: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  /** When it was set; a reminder before this does not exist. */
  readonly setAt: Temporal.Instant;
  /** Working seconds from `startedAt` to `dueAt`; null: chosen, or counted in days. */
  readonly seconds: number | null;
  readonly origin: TimeOrigin | 'chosen';
  readonly fired: readonly EventMoment[];
}

/** What deadlines are computed by. */
export interface ClockRules {
  readonly settings: EscalationSettings;
  /** Working days until the usual follow-up. */
  readonly followUpDays: number;
  readonly calendar: CompiledCalendar;
}

/** What people see of a deadline at a moment. */
export interface Shown {
  readonly dueAt: Temporal.Instant;
  readonly colour: Colour;
  /** What happens next when nobody does anything; null: nothing is left to happen. */
  readonly notice: Pick<PlannedEvent, 'kind' | 'at' | 'mailAt'> | null;
}

/** A deadline that changed settings or hours would move: its due moment, its colour or its next notice. */
export interface Movement {
  readonly leadId: string;
  readonly before: Shown;
  readonly after: Shown;
  /** What to write. */
  readonly computed: Computed;
}

/**
 * The deadline as other settings or hours would have made it from the same start. A moment that somebody chose stays; only
 * its yellow time follows the settings. It stays the same deadline: what fired for it has fired (see docs/manual, Escalation).
 */
export function recalculated(deadline: OpenDeadline, rules: ClockRules): Computed {
  const effective = effectiveOf(rules.settings, deadline);
  const { kind, dueAt, startedAt, origin } = deadline;
  if (origin === 'chosen') return chosenAt(dueAt, effective);
  return kind === 'followUp'
    ? usualFrom(startedAt, rules.followUpDays, effective, rules.calendar)
    : responseFrom(startedAt, effective, rules.calendar);
}

/** What other rules would move; null when nobody would notice anything. `now` decides the colour. */
export function movementOf(
  deadline: OpenDeadline,
  rules: { readonly before: ClockRules; readonly after: ClockRules },
  now: Temporal.Instant,
): Movement | null {
  const computed = recalculated(deadline, rules.after);
  const before = shownAs(deadline, deadline, rules.before, now);
  const after = shownAs(deadline, computed, rules.after, now);
  const same =
    computed.dueAt.epochMilliseconds === deadline.dueAt.epochMilliseconds &&
    computed.yellowFrom.epochMilliseconds === deadline.yellowFrom.epochMilliseconds &&
    sameNotice(before.notice, after.notice);
  return same ? null : { leadId: deadline.leadId, before, after, computed };
}

/** How a deadline stands under rules: its colour now, and what happens next. */
export function shownAs(
  { kind, setAt, fired, type, sourceId }: OpenDeadline,
  { dueAt, yellowFrom: yellow }: Pick<Computed, 'dueAt' | 'yellowFrom'>,
  { settings, calendar }: ClockRules,
  now: Temporal.Instant,
): Shown {
  const { times } = effectiveOf(settings, { type, sourceId });
  const { followUpsRespectWorkingHours } = settings;
  const next = nextEvent({ kind, dueAt, setAt }, { ...times, followUpsRespectWorkingHours }, calendar, fired);
  return {
    dueAt,
    colour: colourOf(now.epochMilliseconds, {
      dueAt: dueAt.epochMilliseconds,
      yellowFrom: yellow.epochMilliseconds,
    }),
    notice: next && { ...next, mailAt: nextOpening(calendar, next.at) },
  };
}

function sameNotice(a: Shown['notice'], b: Shown['notice']): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.kind === b.kind &&
    a.at.epochMilliseconds === b.at.epochMilliseconds &&
    a.mailAt?.epochMilliseconds === b.mailAt?.epochMilliseconds
  );
}

const known = new WeakMap<EscalationSettings, Map<string, EffectiveTimes>>();

/** Many leads share a source and a type, and settings are never changed in place. */
function effectiveOf(
  settings: EscalationSettings,
  { type, sourceId }: Pick<OpenDeadline, 'type' | 'sourceId'>,
): EffectiveTimes {
  const all = known.get(settings) ?? new Map<string, EffectiveTimes>();
  known.set(settings, all);
  const key = `${sourceId} ${type}`;
  const found = all.get(key) ?? effectiveTimes(settings, { sourceId, leadType: type });
  all.set(key, found);
  return found;
}
