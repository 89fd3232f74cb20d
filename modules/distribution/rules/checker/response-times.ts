import type { EscalationSettings } from '../../../dealers/contract.ts';
import { lateReminders as remindersTooLong } from '../../../escalation/rules/check-settings.ts';
import { effectiveTimes, withSourceTimes } from '../../../escalation/rules/settings.ts';
import { openIntervals } from '../../../working-hours/rules/open-intervals.ts';
import { addWorkingMs } from '../../../working-hours/rules/working-time.ts';
import type { FindingDetails } from '../../checker/contract.ts';
import { exampleOf } from './example.ts';
import { type Finding, findingNow, settingsField } from './finding.ts';
import type { CheckerInput } from './input.ts';
import { LEAD_TYPES } from './matching.ts';
import { decideAt, type Outlook } from './outlook.ts';

/** Reminders that would come with the lead or before it, for the dealer, a source or a lead type. */
export function lateReminders({ input }: Outlook): readonly Finding[] {
  return remindersTooLong(withCatalogue(input)).map(({ field, details }) => {
    const [list, id = ''] = field.split('.');
    return findingNow({
      code: 'reminderNotBeforeDue',
      subject: field.replace(/\.?reminderMinutes$/, ''),
      severity: 'warning',
      mending: settingsField('escalation', field),
      details: {
        ...scopeOf(input, list === 'bySource' || list === 'byLeadType' ? { list, id } : null),
        minutes: details.reminderMinutes,
        otherMinutes: details.responseMinutes,
      },
    });
  });
}

function withCatalogue({ setup, sources }: CheckerInput): EscalationSettings {
  return withSourceTimes(setup.escalation, sources);
}

type Scope = { readonly list: 'bySource' | 'byLeadType'; readonly id: string } | null;

function scopeOf({ sources }: CheckerInput, scope: Scope): FindingDetails {
  if (scope?.list === 'bySource') {
    const source = sources.find(({ sourceId }) => sourceId === scope.id)?.name;
    return source === undefined ? {} : { source };
  }
  const leadType = scope && LEAD_TYPES.find((type) => type === scope.id);
  return leadType ? { leadType } : {};
}

/**
 * Response times that no open day holds, so that every lead waits over a closure. The example comes with the opening before
 * the longest closure of the coming days.
 */
export function longResponses(outlook: Outlook): readonly Finding[] {
  const { input, stretches } = outlook;
  const from = Math.max(input.now, stretches[0]?.from ?? input.now);
  const days = openDays(outlook);
  const longest = Math.max(0, ...days.map(({ openMs }) => openMs));
  if (days.length === 0 || longest === 0) return [];
  const opening = beforeLongestClosure(days.filter(({ opensAt }) => opensAt >= from)) ?? days[0];
  const settings = withCatalogue(input);
  const scopes: Scope[] = [
    null,
    ...Object.keys(settings.bySource).map((id) => ({ list: 'bySource', id }) as const),
    ...Object.keys(settings.byLeadType).map((id) => ({ list: 'byLeadType', id }) as const),
  ];
  return scopes.flatMap((scope) => {
    const { times, origins } = effectiveTimes(settings, {
      sourceId: scope?.list === 'bySource' ? scope.id : null,
      leadType: scope?.list === 'byLeadType' ? scope.id : null,
    });
    const own = scope === null ? 'dealer' : scope.list === 'bySource' ? 'source' : 'leadType';
    if (origins.responseMinutes !== own || times.responseMinutes * 60_000 <= longest || !opening) return [];
    return [longResponse(outlook, { scope, minutes: times.responseMinutes, longest, at: opening.opensAt })];
  });
}

interface OpenDay {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly openMs: number;
}

function openDays({ calendar, stretches }: Outlook): readonly OpenDay[] {
  const byDate = Map.groupBy(stretches, ({ date }) => date);
  return [...byDate.values()].flatMap((ofDay) => {
    const [first] = ofDay;
    const intervals = openIntervals(calendar, first?.from ?? 0, ofDay.at(-1)?.until ?? 0);
    const [opening] = intervals;
    if (!opening) return [];
    const openMs = intervals.reduce((sum, { open, close }) => sum + close - open, 0);
    return [{ opensAt: opening.open, closesAt: intervals.at(-1)?.close ?? opening.close, openMs }];
  });
}

function beforeLongestClosure(days: readonly OpenDay[]): OpenDay | undefined {
  let best: { day: OpenDay; closedMs: number } | undefined;
  for (const [i, day] of days.entries()) {
    const next = days[i + 1];
    const closedMs = next ? next.opensAt - day.closesAt : 0;
    if (closedMs > (best?.closedMs ?? -1)) best = { day, closedMs };
  }
  return best?.day;
}

function longResponse(
  outlook: Outlook,
  { scope, minutes, longest, at }: { scope: Scope; minutes: number; longest: number; at: number },
): Finding {
  const stretch = outlook.stretches.find(({ from, until }) => from <= at && at < until);
  const rotation = outlook.rotations.find(({ request }) => request !== null);
  const decided = rotation && stretch ? decideAt(rotation, stretch.presence, at) : null;
  const dueAt = addWorkingMs(outlook.calendar, at, minutes * 60_000);
  const path = scope ? `${scope.list}.${scope.id}.` : '';
  return findingNow({
    code: 'longResponse',
    subject: scope ? `${scope.list}.${scope.id}` : '',
    severity: 'hint',
    mending: settingsField('escalation', `${path}responseMinutes`),
    example: decided ? exampleOf(outlook, decided.request, decided.decision, { dueAt }) : null,
    details: {
      ...scopeOf(outlook.input, scope),
      minutes,
      otherMinutes: Math.floor(longest / 60_000),
    },
  });
}
