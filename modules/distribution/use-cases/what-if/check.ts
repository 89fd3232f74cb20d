import { type Refusal, Refused, refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { SettingsFinding } from '../../../dealers/index.ts';
import { escalationFindings } from '../../../escalation/index.ts';
import { checkHoursSettings, checkOwnHours } from '../../../working-hours/index.ts';
import type { WhatIfChanges, WhatIfTrial } from '../../contract.ts';
import { checkDistribution, type DealerSetup } from '../../rules/index.ts';
import { type SetupChanges, withChanges } from '../../rules/what-if/index.ts';
import { checkedHouse } from '../../screens/checked-house.ts';

/**
 * Refuses changes that could not be saved, with the field and the code of the area's own check
 * (`changes.hours.weekly.sat.0`), and all findings of that area beside it.
 */
export async function checkChanges(tx: DealerTx, setup: DealerSetup, changes: WhatIfChanges): Promise<void> {
  const { hours, escalation } = changes;
  checkPeople(setup, changes);
  checkAbsences(setup, changes);
  if (hours) throwFindings('hours', [await checkHoursSettings(tx, { ...setup.hours, ...hours })]);
  if (escalation) {
    throwFindings('escalation', await escalationFindings(tx, { ...setup.escalation, ...escalation }));
  }
  if (changes.distribution || changes.people) {
    throwFindings('distribution', await distributionFindings(tx, setup, changes));
  }
}

/** Together with the people as they are then: nobody receives requests beside a pool. */
async function distributionFindings(
  tx: DealerTx,
  setup: DealerSetup,
  { distribution, people }: WhatIfChanges,
) {
  const changed = withChanges(setup, {
    ...(distribution && { distribution }),
    ...(people && { people }),
  } as SetupChanges);
  return checkDistribution(changed.distribution, { ...(await checkedHouse(tx)), people: changed.people });
}

const LONGEST_DAYS = 731;

/** Refuses a period that is backwards, longer than two years, or all in the future. */
export function checkTrial({ from, until }: WhatIfTrial, today: Temporal.PlainDate): void {
  const days = Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days;
  if (days < 0) refuse('invalid', 'whatIf.periodBackwards', { field: 'trial.until' });
  if (days >= LONGEST_DAYS) {
    refuse('invalid', 'whatIf.periodTooLong', { field: 'trial.from', details: { days: LONGEST_DAYS } });
  }
  if (Temporal.PlainDate.compare(from, today) > 0) {
    refuse('invalid', 'whatIf.periodNotPast', { field: 'trial.from' });
  }
}

function throwFindings(area: keyof WhatIfChanges, found: readonly (SettingsFinding | null)[]): void {
  const findings = found
    .filter((finding) => finding !== null)
    .map((finding) => ({ ...finding, field: `changes.${area}.${finding.field}` }));
  const [first] = findings;
  if (first) throw new Refused({ kind: 'invalid', ...first, findings });
}

function checkPeople({ people }: DealerSetup, changes: WhatIfChanges): void {
  const known = new Set(people.map(({ userId }) => userId));
  for (const [userId, { receivesRequests, canBeAssigned, hours }] of Object.entries(changes.people ?? {})) {
    if (!known.has(userId)) invalid(`people.${userId}`, 'people.userUnknown');
    if (receivesRequests === true && canBeAssigned === false) {
      invalid(`people.${userId}.canBeAssigned`, 'whatIf.receivesButCannotBeAssigned');
    }
    const [finding] = hours ? checkOwnHours(hours) : [];
    if (finding) {
      const below = finding.field === '' ? '' : `.${finding.field}`;
      invalid(`people.${userId}.hours${below}`, `settings.${finding.code}`, { value: finding.value });
    }
  }
}

function checkAbsences({ people }: DealerSetup, { absences }: WhatIfChanges): void {
  const here = new Set(people.filter(({ active }) => active).map(({ userId }) => userId));
  for (const [i, { userId, from, until, deputyUserId }] of (absences?.added ?? []).entries()) {
    const field = `absences.added.${i}`;
    if (!here.has(userId)) invalid(`${field}.userId`, 'people.userUnknown');
    if (deputyUserId !== null && (!here.has(deputyUserId) || deputyUserId === userId)) {
      invalid(`${field}.deputyUserId`, 'people.userUnknown');
    }
    if (Temporal.Instant.compare(until, from) <= 0) invalid(`${field}.until`, 'people.absenceBackwards');
  }
}

function invalid(field: string, code: string, details?: Refusal['details']): never {
  refuse('invalid', code, { field: `changes.${field}`, ...(details && { details }) });
}
