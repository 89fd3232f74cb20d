import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { refuse } from '../../kernel/refusals.ts';
import type { Database, InstallationTx } from '../../platform/sql/index.ts';

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Called at each start: while the installation has no dealer, answers a new token for the link to the first-run page (older
 * links stop working); null once it is set up.
 */
export async function ensureInstallation(
  database: Database,
  addresses: { readonly leadDomain: string; readonly publicUrl: string },
): Promise<{ readonly firstRunToken: string | null }> {
  return database.inInstallation(async (tx) => {
    const { leadDomain, publicUrl } = addresses;
    await tx.db
      .insertInto('installation')
      .values({ message_domain: leadDomain, lead_domain: leadDomain, public_url: publicUrl })
      .onConflict((conflict) =>
        conflict.column('only_row').doUpdateSet({ lead_domain: leadDomain, public_url: publicUrl }),
      )
      .execute();
    if (await isSetUp(tx)) return { firstRunToken: null };
    const token = randomBytes(24).toString('base64url');
    await tx.db
      .updateTable('installation')
      .set({ first_run_token_hash: hashOf(token) })
      .execute();
    return { firstRunToken: token };
  });
}

/** Dealers of a demo alone do not count: then its making was cut off. */
async function isSetUp(tx: InstallationTx): Promise<boolean> {
  const row = await tx.db
    .selectFrom('installation')
    .select((build) => [
      'set_up_at',
      // a demo that was not made to its end leaves dealers, and may be made again
      build.exists(build.selectFrom('dealer').select('dealer_id').where('demo', '=', false)).as('hasDealer'),
    ])
    .executeTakeFirstOrThrow();
  return row.set_up_at !== null || Boolean(row.hasDealer);
}

/** 404 unless the token opens an installation that is not set up. */
export async function needOpen(tx: Pick<InstallationTx, 'db'>, token: string): Promise<void> {
  const row = await tx.db
    .selectFrom('installation')
    .select(['first_run_token_hash', 'set_up_at'])
    .executeTakeFirst();
  if (!row || row.set_up_at !== null || !fits(row.first_run_token_hash, token)) {
    refuse('notFound', 'http.notFound');
  }
}

/** Any text; the same in every process. */
const lockName = 'forecourt first run';

/**
 * As `needOpen`, and keeps every other set-up out until the transaction ends; 409 while one is at work. The row itself is
 * not locked: making the demo starts parts that write their addresses into it.
 */
export async function claim(tx: Pick<InstallationTx, 'db'>, token: string): Promise<void> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${lockName}, 0)) as mine`.execute(tx.db);
  if (rows[0]?.mine !== true) refuse('conflict', 'firstRun.running');
  // Asked after the lock: the one before may have just been through.
  await needOpen(tx, token);
}

/** Closes the first run for ever; `keepToken`: it still signs in once, to the demo it made. */
export async function close(
  tx: Pick<InstallationTx, 'db' | 'now'>,
  { keepToken }: { readonly keepToken: boolean },
): Promise<void> {
  await tx.db
    .updateTable('installation')
    .set({ set_up_at: tx.now, ...(keepToken ? {} : { first_run_token_hash: null }) })
    .execute();
}

/** Uses up the token of a finished demo; 404 when it is another one, or was used. */
export async function spendToken(tx: InstallationTx, token: string): Promise<void> {
  const spent = await tx.db
    .updateTable('installation')
    .set({ first_run_token_hash: null })
    .where('first_run_token_hash', '=', hashOf(token))
    .where('set_up_at', 'is not', null)
    .executeTakeFirst();
  if (spent.numUpdatedRows !== 1n) refuse('notFound', 'http.notFound');
}

function fits(hash: Buffer | null, token: string): boolean {
  const given = hashOf(token);
  return hash !== null && hash.length === given.length && timingSafeEqual(hash, given);
}
