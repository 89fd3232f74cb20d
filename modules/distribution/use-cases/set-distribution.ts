import { Refused } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DistributionSettings } from '../../dealers/contract.ts';
import { lockDistribution, writeSettings } from '../../dealers/index.ts';
import { checkDistribution } from '../rules/index.ts';
import { checkedHouse } from '../screens/checked-house.ts';

/**
 * Saves the settings of the distribution as a new version. Refuses what contradicts itself or names what there is not:
 * the first finding as the refusal, all of them beside it, each with its field (`value.…`).
 */
export async function setDistribution(
  tx: DealerTx,
  change: { readonly version: number; readonly value: DistributionSettings },
): Promise<number> {
  await lockDistribution(tx);
  const found = checkDistribution(change.value, await checkedHouse(tx));
  const findings = found.map((finding) => ({ ...finding, field: `value.${finding.field}` }));
  const [first] = findings;
  if (first) throw new Refused({ kind: 'invalid', ...first, findings });
  return writeSettings(tx, 'distribution', change);
}
