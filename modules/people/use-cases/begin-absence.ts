import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { deputyChain } from '../rules/deputies.ts';
import { ownsPool } from '../rules/receiving.ts';
import { listAbsences, markHandedOver } from '../store/absences.ts';
import { findPerson } from '../store/members.ts';

/**
 * An absence begins whose open work goes to the deputy: announces `people.absenceBegan`, once. Goes to the deputy's own
 * deputy when that one is away too. Nothing happens when the absence was removed or is over, when nobody is there who can
 * be assigned leads, and to whom a pool's leads are: those wait for whoever claims them.
 */
export async function beginAbsence(tx: DealerTx, absenceId: string): Promise<Temporal.Instant | null> {
  const running = await listAbsences(tx, { at: tx.now });
  const absence = running.find((one) => one.absenceId === absenceId);
  if (!absence) return laterStart(tx, absenceId);
  const { userId } = absence;
  const spans = running.map(({ deputyUserId, startsAt, endsAt, ...one }) => ({
    userId: one.userId,
    from: startsAt.epochMilliseconds,
    until: endsAt.epochMilliseconds,
    deputyId: deputyUserId,
  }));
  const { endsWith } = deputyChain(userId, spans, tx.now.epochMilliseconds);
  const deputy = endsWith === null ? null : await findPerson(tx, endsWith);
  if (!deputy?.active || !deputy.canBeAssigned) return null;
  if (ownsPool((await readSettings(tx, 'distribution')).value, userId)) return null;
  if (await markHandedOver(tx, absenceId)) {
    await tx.announce('people.absenceBegan', { absenceId, userId, handOverTo: deputy.userId });
  }
  return null;
}

/** A clock that was set back: the absence is yet to come. */
async function laterStart(tx: DealerTx, absenceId: string): Promise<Temporal.Instant | null> {
  const planned = await listAbsences(tx, { from: tx.now });
  return planned.find((one) => one.absenceId === absenceId)?.startsAt ?? null;
}
