import type { DealerTx } from '../../../platform/sql/index.ts';
import { type Mismatch, verifyDecision } from '../rules/index.ts';
import { decidedAfter } from '../store/index.ts';

export interface Verification {
  readonly checked: number;
  readonly mismatches: readonly (Mismatch & { readonly leadId: string; readonly assignmentId: string })[];
}

const pageSize = 500;

/** Makes every automatic assignment of the dealer again from what was stored with it. */
export async function verifyAssignments(tx: DealerTx): Promise<Verification> {
  const mismatches: Verification['mismatches'][number][] = [];
  let checked = 0;
  for (let after: { leadId: string; assignmentId: string } | null = null; ; ) {
    const page = await decidedAfter(tx, after, pageSize);
    for (const { made, leadId, assignmentId, userId } of page) {
      checked++;
      const mismatch = made ? verifyDecision(made) : lost;
      if (mismatch) mismatches.push({ ...mismatch, leadId, assignmentId });
      else if (made?.decision.userId !== userId) {
        mismatches.push({
          path: 'userId',
          stored: userId,
          made: made?.decision.userId,
          leadId,
          assignmentId,
        });
      }
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return { checked, mismatches };
    after = { leadId: last.leadId, assignmentId: last.assignmentId };
  }
}

const lost: Mismatch = { path: '', stored: null, made: null };
