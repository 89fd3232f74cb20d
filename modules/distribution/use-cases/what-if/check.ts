import { type Refusal, refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { checkSettings, type SettingsFinding } from '../../../dealers/index.ts';
import { checkHoursSettings, checkOwnHours } from '../../../working-hours/index.ts';
import type { WhatIfChanges, WhatIfTrial } from '../../contract.ts';
import type { DealerSetup } from '../../rules/index.ts';

/**
 * Refuses changes that could not be saved, with the field and the code of the area's own check: `changes.hours.weekly.sat.0`.
 */
export async function checkChanges(tx: DealerTx, setup: DealerSetup, changes: WhatIfChanges): Promise<void> {
  const { hours, escalation, distribution } = changes;
  if (hours) throwFinding('hours', await checkHoursSettings(tx, { ...setup.hours, ...hours }));
  if (escalation) {
    const [finding] = await checkSettings(tx, 'escalation', { ...setup.escalation, ...escalation });
    throwFinding('escalation', finding);
  }
  if (distribution) {
    const [finding] = await checkSettings(tx, 'distribution', { ...setup.distribution, ...distribution });
    throwFinding('distribution', finding);
  }
  checkPeople(setup, changes);
  checkAbsences(setup, changes);
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

function throwFinding(area: keyof WhatIfChanges, finding: SettingsFinding | null | undefined): void {
  if (finding) invalid(`${area}.${finding.field}`, finding.code, finding.details);
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
