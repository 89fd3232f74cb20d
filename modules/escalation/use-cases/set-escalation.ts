import { Refused } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EscalationSettings, OpenLeads } from '../../dealers/contract.ts';
import { writeSettings } from '../../dealers/index.ts';
import { listSources } from '../../sources/index.ts';
import { checkEscalationSettings } from '../rules/index.ts';

/**
 * Saves the times of the dealer as a new version. Refuses what contradicts itself or names what there is not: the first
 * finding as the refusal, all of them beside it, each with its field (`value.…`).
 */
export async function setEscalation(
  tx: DealerTx,
  change: {
    readonly version: number;
    readonly value: EscalationSettings;
    readonly openLeads?: OpenLeads;
  },
): Promise<number> {
  await needSavable(tx, change.value, 'value');
  return writeSettings(tx, 'escalation', change);
}

/** Refuses what could not be saved; fields are paths below `at`. */
export async function needSavable(tx: DealerTx, value: EscalationSettings, at: string): Promise<void> {
  const found = await escalationFindings(tx, value);
  const findings = found.map((finding) => ({ ...finding, field: `${at}.${finding.field}` }));
  const [first] = findings;
  if (first) throw new Refused({ kind: 'invalid', ...first, findings });
}

/** Why these settings could not be saved; each with its field as a path into them. */
export async function escalationFindings(tx: DealerTx, value: EscalationSettings) {
  return checkEscalationSettings(value, { sources: await listSources(tx) });
}
