import type { Database } from '../../platform/sql/index.ts';

/**
 * Empties an installation that was never set up and holds nothing but dealers of a demo: what is left of one that was cut off
 * while it was made. Does nothing anywhere else. Works as the owner of the tables,
 * before any scope; the caller holds the claim on the first run, so that no demo is being made now.
 */
export async function clearHalfMadeDemo(database: Database): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ half: boolean }>(
      `select exists (select from dealer) and not exists (select from dealer where not demo)
        and exists (select from installation where set_up_at is null) as half`,
    );
    // What belongs to dealers and users goes with them.
    if (rows[0]?.half === true) {
      await client.query('truncate dealer, user_account, due, outbox, caught_letter, failed_sign_in cascade');
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
