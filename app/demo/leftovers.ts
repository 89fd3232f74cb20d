import type { Database } from '../../platform/sql/index.ts';

/**
 * Removes what a demo left that was not made to its end. Only where nothing else is: an installation that is set up, or
 * that has a dealer who is no demo, is left alone and refused.
 */
export async function removeLeftovers(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ free: boolean }>(
    `select not exists (select 1 from dealer where not demo)
      and not exists (select 1 from installation where set_up_at is not null) as free`,
  );
  if (rows[0]?.free !== true) {
    throw new Error('The demo needs an empty installation, and this one is set up already.');
  }
  await database.pool.query('truncate dealer, user_account, due, outbox, caught_letter cascade');
}
