import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { firstCircle } from '../rules/absences.ts';
import type { AbsenceSpan } from '../rules/deputies.ts';
import {
  type Absence,
  insertAbsence,
  listAbsences,
  lockAbsences,
  scheduleBeginning,
} from '../store/absences.ts';
import { findPerson } from '../store/members.ts';

export interface PlannedAbsence {
  readonly userId: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly deputyUserId: string | null;
  /** What becomes of the open leads when it begins: they stay by default. */
  readonly openWork?: 'stays' | 'deputy';
}

/** Somebody away for longer than this has left. */
const LONGEST_DAYS = 731;

/**
 * Plans an absence. Refuses one that is over or runs backwards, a deputy who does not work here, and deputies who would
 * stand in for each other in a circle at any moment of it. With `openWork: 'deputy'` the open leads are handed over to the
 * deputy when it begins; that needs one.
 */
export async function planAbsence(tx: DealerTx, planned: PlannedAbsence): Promise<string> {
  const { userId, from, until, deputyUserId, openWork = 'stays' } = planned;
  checkSpan(tx, planned);
  const person = await findPerson(tx, userId);
  if (!person?.active) refuse('notFound', 'http.notFound');
  if (deputyUserId !== null) await checkDeputy(tx, userId, deputyUserId);
  else if (openWork === 'deputy') refuse('invalid', 'people.handOverNeedsDeputy', { field: 'deputyUserId' });
  await lockAbsences(tx);
  const others = (await listAbsences(tx, { from })).map(spanOf);
  const absence = { absenceId: newId(tx.now), userId, deputyUserId, startsAt: from, endsAt: until, openWork };
  const circle = firstCircle(spanOf(absence), others);
  if (circle !== null) {
    refuse('conflict', 'people.deputyCircle', {
      field: 'deputyUserId',
      details: { at: Temporal.Instant.fromEpochMilliseconds(circle).toString() },
    });
  }
  await insertAbsence(tx, absence);
  if (openWork === 'deputy') scheduleBeginning(tx, absence);
  await tx.announce('people.changed', {});
  return absence.absenceId;
}

function checkSpan(tx: DealerTx, { from, until }: PlannedAbsence): void {
  if (Temporal.Instant.compare(until, from) <= 0) {
    refuse('invalid', 'people.absenceBackwards', { field: 'until' });
  }
  if (Temporal.Instant.compare(until, tx.now) <= 0)
    refuse('invalid', 'people.absenceOver', { field: 'until' });
  if (from.until(until).total('hours') > LONGEST_DAYS * 24) {
    refuse('invalid', 'people.absenceTooLong', { field: 'until', details: { days: LONGEST_DAYS } });
  }
}

async function checkDeputy(tx: DealerTx, userId: string, deputyUserId: string): Promise<void> {
  const deputy = await findPerson(tx, deputyUserId);
  if (!deputy?.active || deputyUserId === userId) {
    refuse('invalid', 'people.userUnknown', { field: 'deputyUserId' });
  }
}

function spanOf(absence: Absence): AbsenceSpan {
  return {
    userId: absence.userId,
    from: absence.startsAt.epochMilliseconds,
    until: absence.endsAt.epochMilliseconds,
    deputyId: absence.deputyUserId,
  };
}
