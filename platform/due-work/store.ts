import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '../sql/index.ts';

/** Something that falls due: `kind` names the handler, `subjectId` what it is about. One row per kind and subject. */
export interface Due {
  readonly dealerId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly at: Temporal.Instant;
}

/** The channel on which workers hear that something is due at once. */
export const dueChannel = 'forecourt_due';

/**
 * Sets the one moment at which `kind` falls due for the subject, in the caller's transaction; replaces an earlier
 * moment. `wake` tells the workers at commit: for what is due now.
 */
export async function putDue(db: Kysely<DB>, due: Due, options: { wake?: boolean } = {}): Promise<void> {
  await db
    .insertInto('due')
    .values({ dealer_id: due.dealerId, kind: due.kind, subject_id: due.subjectId, due_at: due.at })
    .onConflict((conflict) =>
      conflict
        .columns(['dealer_id', 'kind', 'subject_id'])
        .doUpdateSet({ due_at: due.at, attempts: 0, last_problem: null }),
    )
    .execute();
  if (options.wake) await sql`select pg_notify(${dueChannel}, '')`.execute(db);
}

/** Nothing falls due any more for this kind and subject. */
export async function cancelDue(db: Kysely<DB>, due: Omit<Due, 'at'>): Promise<void> {
  await db
    .deleteFrom('due')
    .where('dealer_id', '=', due.dealerId)
    .where('kind', '=', due.kind)
    .where('subject_id', '=', due.subjectId)
    .execute();
}
