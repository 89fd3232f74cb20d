import { listDealers } from '../../modules/dealers/index.ts';
import { verifyAssignments } from '../../modules/distribution/index.ts';
import { system } from '../../platform/sql/index.ts';
import { withParts } from './with-parts.ts';

/** `forecourt verify-assignments`: 1 when an automatic assignment comes out differently from what was stored with it. */
export async function verify(): Promise<number> {
  return withParts(async ({ database }) => {
    let wrong = 0;
    for (const dealer of await database.inInstallation((tx) => listDealers(tx.db))) {
      const { checked, mismatches } = await database.inDealer(
        { dealerId: dealer.dealerId, actor: system },
        verifyAssignments,
      );
      process.stdout.write(`${dealer.name}: ${checked} automatic assignments, ${mismatches.length} differ\n`);
      for (const { leadId, path, stored, made } of mismatches) {
        process.stdout.write(
          `  lead ${leadId}, ${path}: stored ${JSON.stringify(stored)}, computed ${JSON.stringify(made)}\n`,
        );
      }
      wrong += mismatches.length;
    }
    return wrong === 0 ? 0 : 1;
  });
}
