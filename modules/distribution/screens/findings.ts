import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Finding, FindingList } from '../checker/contract.ts';

/** What holds, as of the last look, the most urgent first. */
export async function findingList(tx: DealerTx): Promise<FindingList> {
  const { rows } = await sql<{
    checked_at: Temporal.Instant;
    finding: Finding | null;
    seen: Temporal.Instant;
  }>`
    select run.checked_at, f.finding, f.first_seen_at as seen
    from checker_run run
    left join checker_finding f on f.dealer_id = run.dealer_id and f.resolved_at is null
    where run.dealer_id = ${tx.dealerId}
    order by array_position(array['error', 'warning', 'hint'], f.severity), f.bites_at nulls first, f.key`.execute(
    tx.db,
  );
  return {
    checkedAt: rows[0]?.checked_at.toString() ?? null,
    rows: rows.flatMap(({ finding, seen }) =>
      finding === null ? [] : [{ ...finding, firstSeenAt: seen.toString() }],
    ),
  };
}
