import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Finding } from '../checker/contract.ts';

/** The kind of `due` row that has a set-up looked at; its subject is the dealer. */
export const checkKind = 'checkSetup';

/** Has the dealer's set-up looked at as soon as this transaction is committed, once, however often it is asked. */
export async function checkSoon(tx: DealerTx): Promise<void> {
  tx.write(sql`
    insert into due (dealer_id, kind, subject_id, due_at)
    values (${tx.dealerId}, ${checkKind}, ${tx.dealerId}, ${tx.now})
    on conflict (dealer_id, kind, subject_id)
    do update set due_at = least(due.due_at, excluded.due_at), attempts = 0, last_problem = null`);
  tx.notify(dueChannel, '');
}

/** Keys of the findings that hold, as of the last look. */
export async function openFindingKeys(tx: DealerTx): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom('checker_finding')
    .select('key')
    .where('dealer_id', '=', tx.dealerId)
    .where('resolved_at', 'is', null)
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** Puts these findings in the place of those that held: what is gone is resolved, what is still so keeps its beginning. */
export async function replaceFindings(tx: DealerTx, findings: readonly Finding[]): Promise<void> {
  const keys = findings.map(({ key }) => key);
  await sql`
    update checker_finding set resolved_at = ${tx.now}
    where dealer_id = ${tx.dealerId} and resolved_at is null and key <> all (${keys}::text[])`.execute(tx.db);
  await sql`
    insert into checker_finding (dealer_id, finding_id, key, code, severity, first_seen_at, bites_at, finding)
    select ${tx.dealerId}, f.finding_id, f.finding ->> 'key', f.finding ->> 'code', f.finding ->> 'severity', ${tx.now},
      (f.finding ->> 'bitesAt')::timestamptz, f.finding
    from jsonb_to_recordset(${JSON.stringify(
      findings.map((finding) => ({ finding_id: newId(tx.now), finding })),
    )}::jsonb) as f (finding_id uuid, finding jsonb)
    on conflict (dealer_id, key) where resolved_at is null
    do update set severity = excluded.severity, bites_at = excluded.bites_at, finding = excluded.finding`.execute(
    tx.db,
  );
  await sql`
    insert into checker_run (dealer_id, checked_at) values (${tx.dealerId}, ${tx.now})
    on conflict (dealer_id) do update set checked_at = excluded.checked_at`.execute(tx.db);
}
