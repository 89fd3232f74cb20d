import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { listAbsences } from '../../people/index.ts';
import type { CheckerPreview, CheckerProposal } from '../checker/contract.ts';
import { check, compare, type Proposal, propose } from '../rules/checker/index.ts';
import { loadCheckerInput } from '../screens/checker-input.ts';
import { presentFinding } from '../screens/present-finding.ts';

/**
 * What the checker would say if the proposal were saved, beside what it says of what is saved. Stores nothing. Refuses
 * nonsense with the field as a path into the request.
 */
export async function previewFindings(tx: DealerTx, asked: CheckerProposal): Promise<CheckerPreview> {
  const saved = await loadCheckerInput(tx);
  const proposed = propose(saved, await readProposal(tx, asked));
  if ('findings' in proposed) {
    const [finding] = proposed.findings;
    if (!finding) throw new Error('A proposal is refused for a reason');
    const { field, code, details } = finding;
    refuse('invalid', code, { field, ...(details ? { details } : {}) });
  }
  const { found, gone } = compare(check(saved), check(proposed));
  return {
    rows: found.map(({ finding, change }) => ({ ...presentFinding(finding), change })),
    gone: gone.map(presentFinding),
  };
}

async function readProposal(tx: DealerTx, asked: CheckerProposal): Promise<Proposal> {
  const { absences, ...rest } = asked;
  return {
    ...rest,
    addAbsences: absences?.add.map(({ userId, from, until, deputyUserId }) => ({
      userId,
      from: milliseconds(from),
      until: milliseconds(until),
      deputyId: deputyUserId ?? null,
    })),
    removeAbsences: absences && (await absencesOf(tx, absences.remove)),
  };
}

/** Running and planned ones by their ids; 422 for any other. */
async function absencesOf(tx: DealerTx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const known = new Map((await listAbsences(tx, { from: tx.now })).map((one) => [one.absenceId, one]));
  return ids.map((id, i) => {
    const absence = known.get(id);
    if (!absence) refuse('invalid', 'people.absenceUnknown', { field: `absences.remove.${i}` });
    return {
      userId: absence.userId,
      from: absence.startsAt.epochMilliseconds,
      until: absence.endsAt.epochMilliseconds,
      deputyId: absence.deputyUserId,
    };
  });
}

function milliseconds(moment: string): number {
  return Temporal.Instant.from(moment).epochMilliseconds;
}
