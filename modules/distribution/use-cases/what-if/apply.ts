import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { OpenLeads } from '../../../dealers/contract.ts';
import { readSettings } from '../../../dealers/index.ts';
import { setEscalation } from '../../../escalation/index.ts';
import { changePerson, planAbsence, removeAbsence, setOwnHours } from '../../../people/index.ts';
import { setHours } from '../../../working-hours/index.ts';
import type { WhatIfArea, WhatIfChanges } from '../../contract.ts';
import { absencesById } from '../../screens/what-if/absences.ts';
import { markApplied } from '../../store/what-ifs.ts';
import { setDistribution } from '../set-distribution.ts';
import { areasOf, movedAreas, savedSetup } from './base.ts';
import { lockWhatIf, needOpen } from './keep.ts';

/**
 * Saves what the what-if changes, all of it or nothing, by the same writers as the pages of settings. Refuses
 * `whatIf.changedMeanwhile` when an area that it changes was saved since the changes were made, `whatIf.nothingToApply`,
 * and whatever the writers refuse. Absences that are over were for trying only; they are counted.
 */
export async function applyWhatIf(
  tx: DealerTx,
  { whatIfId, openLeads = 'recalculate' }: { readonly whatIfId: string; readonly openLeads?: OpenLeads },
): Promise<{ areas: WhatIfArea[]; absencesPassedOver: number }> {
  const whatIf = await lockWhatIf(tx, whatIfId);
  needOpen(whatIf);
  const { changes, base } = whatIf;
  const areas = areasOf(changes);
  if (areas.length === 0) refuse('conflict', 'whatIf.nothingToApply');
  const [moved] = movedAreas(changes, base, (await savedSetup(tx)).base);
  if (moved) refuse('conflict', 'whatIf.changedMeanwhile', { details: { area: moved } });
  // Nobody may receive requests beside a pool: who receives no longer comes before it, who does from now on after.
  const requests = requestsOf(changes);
  for (const change of requests.filter(({ receivesRequests }) => receivesRequests !== true)) {
    await changePerson(tx, change);
  }
  await saveSettings(tx, changes, openLeads);
  for (const change of requests.filter(({ receivesRequests }) => receivesRequests === true)) {
    await changePerson(tx, change);
  }
  for (const [userId, { hours }] of Object.entries(changes.people ?? {})) {
    if (hours !== undefined) await setOwnHours(tx, userId, hours);
  }
  const absencesPassedOver = await saveAbsences(tx, changes);
  await markApplied(tx, whatIfId);
  return { areas, absencesPassedOver };
}

async function saveSettings(
  tx: DealerTx,
  { hours, escalation, distribution }: WhatIfChanges,
  openLeads: OpenLeads,
): Promise<void> {
  if (hours) {
    const { version, value } = await readSettings(tx, 'hours');
    await setHours(tx, { version, value: { ...value, ...hours }, openLeads });
  }
  if (escalation) {
    const { version, value } = await readSettings(tx, 'escalation');
    await setEscalation(tx, { version, value: { ...value, ...escalation }, openLeads });
  }
  if (distribution) {
    const { version, value } = await readSettings(tx, 'distribution');
    await setDistribution(tx, { version, value: { ...value, ...distribution } });
  }
}

function requestsOf({ people = {} }: WhatIfChanges) {
  return Object.entries(people).flatMap(([userId, { receivesRequests, canBeAssigned }]) => {
    if (receivesRequests === undefined && canBeAssigned === undefined) return [];
    return [
      {
        userId,
        ...(receivesRequests !== undefined && { receivesRequests }),
        ...(canBeAssigned !== undefined && { canBeAssigned }),
      },
    ];
  });
}

/** Answers how many were passed over because they are over. */
async function saveAbsences(tx: DealerTx, { absences }: WhatIfChanges): Promise<number> {
  if (!absences) return 0;
  const removed = await absencesById(tx, absences.removed);
  const over = (until: Temporal.Instant) => Temporal.Instant.compare(until, tx.now) <= 0;
  const saved = removed.filter(({ endsAt }) => !over(endsAt));
  for (const absence of saved) await removeAbsence(tx, absence);
  if (saved.length > 0) await tx.announce('people.changed', {});
  const added = absences.added.map((absence) => ({
    ...absence,
    from: Temporal.Instant.from(absence.from),
    until: Temporal.Instant.from(absence.until),
  }));
  const planned = added.filter(({ until }) => !over(until));
  for (const absence of planned) await planAbsence(tx, absence);
  return removed.length - saved.length + added.length - planned.length;
}
