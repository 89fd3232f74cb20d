import { defaultSettings } from '../../../dealers/rules/defaults.ts';
import type { AbsenceSpan } from '../../../people/rules/deputies.ts';
import type { DealerSetup, SetupPerson } from '../setup.ts';
import type { CheckerInput } from './input.ts';

/** Set-ups for tests: a dealer in Berlin, open Mon–Fri 9–18 and Sat 9–13, no holidays, at Tuesday 2026-06-16 10:00. */
export const NOW = berlinMs('2026-06-16 10:00');

/** Local Berlin time in epoch milliseconds. */
export function berlinMs(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').epochMilliseconds;
}

/** Epoch milliseconds as local Berlin time, `2026-06-16 10:00`; null stays null. */
export function inBerlin(at: number | null): string | null {
  if (at === null) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

export function samplePerson(userId: string, more: Partial<SetupPerson> = {}): SetupPerson {
  return {
    userId,
    name: userId.charAt(0).toUpperCase() + userId.slice(1),
    administers: false,
    active: true,
    receivesRequests: true,
    canBeAssigned: true,
    hours: null,
    supervisorIds: ['sue'],
    ...more,
  };
}

export interface SampleChanges {
  readonly hours?: Partial<DealerSetup['hours']>;
  readonly escalation?: Partial<DealerSetup['escalation']>;
  readonly distribution?: Partial<DealerSetup['distribution']>;
  readonly people?: readonly SetupPerson[];
  readonly absences?: readonly AbsenceSpan[];
  readonly siblings?: readonly string[];
}

const place = { country: 'DE', region: null };

/** Ann and Ben receive; Sue supervises them, Fay is the fallback, Ada the administrator: nothing is wrong. */
export function sampleSetup(changes: SampleChanges = {}): DealerSetup {
  const desk = { receivesRequests: false, supervisorIds: [] };
  return {
    dealer: {
      dealerId: 'here',
      timeZone: 'Europe/Berlin',
      language: 'de',
      sameGroupDealerIds: changes.siblings ?? [],
    },
    hours: { ...defaultSettings('hours', place), holidays: null, ...changes.hours },
    subscribedDaysOff: [],
    escalation: { ...defaultSettings('escalation', place), ...changes.escalation },
    distribution: {
      ...defaultSettings('distribution', place),
      fallbackUserId: 'fay',
      administratorUserId: 'ada',
      ...changes.distribution,
    },
    settingsVersion: 1,
    people: changes.people ?? [
      samplePerson('ann'),
      samplePerson('ben'),
      samplePerson('sue', { ...desk }),
      samplePerson('fay', desk),
      samplePerson('ada', { ...desk, administers: true }),
    ],
    absences: changes.absences ?? [],
  };
}

export function sampleInput(changes: SampleChanges = {}, more: Partial<CheckerInput> = {}): CheckerInput {
  return {
    now: NOW,
    setup: sampleSetup(changes),
    sources: [sampleSource('web', { leadsLastMonth: 5, leadsBefore: 15 })],
    mail: { sendEmails: true, unassignedNoticeTo: 'desk@autohaus.example', waiting: 0 },
    ...more,
  };
}

export function sampleSource(
  sourceId: string,
  more: Partial<CheckerInput['sources'][number]> = {},
): CheckerInput['sources'][number] {
  return {
    sourceId,
    name: sourceId,
    responseMinutes: null,
    leadsLastMonth: 0,
    leadsBefore: 0,
    lastLeadAt: null,
    ...more,
  };
}

/** `away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'ben')` in Berlin time. */
export function away(
  userId: string,
  from: string,
  until: string,
  deputyId: string | null = null,
): AbsenceSpan {
  return { userId, from: berlinMs(from), until: berlinMs(until), deputyId };
}

export function sampleGroup(
  groupId: string,
  more: Partial<DealerSetup['distribution']['groups'][number]> = {},
): DealerSetup['distribution']['groups'][number] {
  return {
    groupId,
    name: `Group ${groupId}`,
    match: { conditions: ['used'] },
    mode: 'rotation',
    poolUserId: null,
    poolWeight: 1,
    members: [
      { userId: 'ann', weight: 1 },
      { userId: 'ben', weight: 1 },
    ],
    ...more,
  };
}
