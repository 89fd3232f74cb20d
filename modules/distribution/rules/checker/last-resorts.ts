import { deputyChain } from '../../../people/rules/deputies.ts';
import type { FindingCode } from '../../checker/contract.ts';
import type { SetupPerson } from '../setup.ts';
import { type Example, exampleOf, momentIn } from './example.ts';
import { type Finding, personField, settingsField } from './finding.ts';
import { decideAt, isAble, type Outlook } from './outlook.ts';
import type { Stretch } from './timeline.ts';

/**
 * The fallback user and the administrator for strays: nobody chosen, somebody who left or cannot be assigned anything, or
 * somebody who is away without a deputy who is there. It is an error only where the other one is no help either, for
 * then leads stay with nobody.
 */
export function lastResorts(outlook: Outlook): readonly Finding[] {
  const fallback = standingOf(outlook, 'fallbackUserId');
  const administrator = standingOf(outlook, 'administratorUserId');
  return [
    ...resortFindings(outlook, fallback, {
      codes: ['fallbackMissing', 'fallbackInactive', 'fallbackCannot', 'fallbackAway'],
      helpless: administrator.person === null || !administrator.person.active,
      // With an administrator in place a dealer does well without.
      missing: 'hint',
    }),
    ...resortFindings(outlook, administrator, {
      codes: ['administratorMissing', 'administratorInactive', null, 'administratorAway'],
      helpless: !fallback.works,
      missing: 'warning',
    }),
  ];
}

interface Standing {
  readonly field: 'fallbackUserId' | 'administratorUserId';
  readonly person: SetupPerson | null;
  readonly chosen: boolean;
  /** Would take a lead when present. */
  readonly works: boolean;
}

function standingOf({ input }: Outlook, field: Standing['field']): Standing {
  const userId = input.setup.distribution[field];
  const person = input.setup.people.find((one) => one.userId === userId) ?? null;
  const works = person !== null && isAble(person);
  return { field, person, chosen: userId !== null, works };
}

interface Kind {
  /** When missing, inactive, not able, away; null: does not matter. */
  readonly codes: readonly [FindingCode, FindingCode, FindingCode | null, FindingCode];
  /** The other one gets nothing either. */
  readonly helpless: boolean;
  readonly missing: Finding['severity'];
}

function resortFindings(outlook: Outlook, standing: Standing, kind: Kind): Finding[] {
  const { field, person, chosen, works } = standing;
  const [missing, inactive, cannot, away] = kind.codes;
  const mending = settingsField('distribution', field);
  const make = (code: FindingCode, severity: Finding['severity']): Finding => ({
    code,
    subject: person?.userId ?? '',
    severity: kind.helpless ? 'error' : severity,
    bitesAt: null,
    until: null,
    example: firstStrander(outlook),
    mending,
    details: person ? { people: [person.name] } : {},
  });
  if (!chosen) return [make(missing, kind.missing)];
  if (person === null || !person.active) return [make(inactive, 'warning')];
  if (!works && cannot !== null) return [make(cannot, 'warning')];
  const first = firstAway(outlook, person.userId);
  if (!first) return [];
  const { now } = outlook.input;
  const start = first.from > now ? first.from : null;
  return [
    {
      ...make(away, 'warning'),
      // Away is never the end: the administrator gets it even then, and comes back.
      severity: 'warning',
      subject: `${person.userId} ${first.absentFrom}`,
      bitesAt: start,
      until: first.until,
      example: strander(outlook, ({ from, until }) => from < first.until && until > first.from),
      mending: personField(person.userId, 'absences'),
    },
  ];
}

/** The first absence in which nobody stands in who works here. */
function firstAway(
  { input, stretches }: Outlook,
  userId: string,
): { from: number; until: number; absentFrom: number } | null {
  const { now, setup } = input;
  const able = new Set(setup.people.flatMap((one) => (one.active ? [one.userId] : [])));
  const gone = ({ from }: Stretch) => {
    const { endsWith } = deputyChain(userId, setup.absences, from);
    return endsWith === null || !able.has(endsWith);
  };
  const first = stretches.find((stretch) => stretch.until > now && gone(stretch));
  if (!first) return null;
  const running = setup.absences.filter(
    (one) => one.userId === userId && one.from <= first.from && first.from < one.until,
  );
  return {
    from: first.from,
    until: Math.max(...running.map(({ until }) => until)),
    absentFrom: Math.min(...running.map(({ from }) => from)),
  };
}

/** The first lead of the coming days that comes as far as the last resort; null: none does as things are planned. */
function firstStrander(outlook: Outlook): Example | null {
  return strander(outlook, () => true);
}

function strander(outlook: Outlook, when: (stretch: Stretch) => boolean): Example | null {
  const { now } = outlook.input;
  for (const stretch of outlook.stretches) {
    if (stretch.until <= now || !when(stretch)) continue;
    for (const rotation of outlook.rotations) {
      // An alarm has no takers; a pool may have none and be no alarm.
      if (rotation.takers(stretch.presence).size > 0) continue;
      const decided = decideAt(rotation, stretch.presence, momentIn(stretch, now));
      if (decided?.decision.outcome === 'alarm') {
        return exampleOf(outlook, decided.request, decided.decision);
      }
    }
  }
  return null;
}
