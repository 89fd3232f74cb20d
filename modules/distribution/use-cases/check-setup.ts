import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { check } from '../rules/checker/index.ts';
import { loadCheckerInput } from '../screens/checker-input.ts';
import { presentFinding } from '../screens/present-finding.ts';
import { openFindingKeys, replaceFindings } from '../store/index.ts';

/**
 * Looks at the dealer's set-up as it is saved, stores what is found and tells open pages. Announces
 * `distribution.errorsFound` when there are errors that were not there before.
 */
export async function checkSetup(tx: DealerTx): Promise<void> {
  const before = await openFindingKeys(tx);
  const findings = check(await loadCheckerInput(tx)).map(presentFinding);
  await replaceFindings(tx, findings);
  announceLive(tx, 'findings');
  const fresh = findings.filter(({ key, severity }) => severity === 'error' && !before.has(key));
  const [first] = fresh;
  if (!first) return;
  // They are in the order in which they bite.
  const bitesAt = first.bitesAt === null ? null : Temporal.Instant.from(first.bitesAt);
  await tx.announce('distribution.errorsFound', { count: fresh.length, bitesAt });
}
