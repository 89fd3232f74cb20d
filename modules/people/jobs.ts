import type { DueHandler } from '../../platform/due-work/index.ts';
import { absenceBeginsKind } from './store/absences.ts';
import { beginAbsence } from './use-cases/begin-absence.ts';

/** What falls due among people: an absence that begins, with open work to hand over. */
export function peopleJobs(): Readonly<Record<string, DueHandler>> {
  return { [absenceBeginsKind]: beginAbsence };
}
