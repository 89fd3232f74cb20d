import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';

/** How often something may be tried within some minutes, by what it is counted under. */
export interface Limit {
  readonly bucket: string;
  readonly most: number;
  readonly minutes: number;
}

/** What somebody typed as a login may be a password by mistake: only its hash is kept. */
export function bucketOf(kind: string, value: string): string {
  return `${kind} ${createHash('sha256').update(value.trim().toLowerCase()).digest('base64url')}`;
}

/**
 * Counts one try under each limit before it is known whether it fails, so that many at once cannot slip through.
 * Answers the seconds to wait when a limit is reached, and then counts nothing; 0: go on.
 */
export async function countAttempt(
  db: Kysely<DB>,
  limits: readonly Limit[],
  now: Temporal.Instant,
): Promise<number> {
  for (const bucket of limits.map((limit) => limit.bucket).sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${bucket}, 0))`.execute(db);
  }
  const waits = await Promise.all(limits.map((limit) => secondsToWait(db, limit, now)));
  const wait = Math.max(0, ...waits);
  if (wait > 0) return wait;
  await db
    .insertInto('failed_sign_in')
    .values(limits.map(({ bucket }) => ({ bucket, at: now })))
    .execute();
  return 0;
}

async function secondsToWait(db: Kysely<DB>, limit: Limit, now: Temporal.Instant): Promise<number> {
  const { count, first } = await db
    .selectFrom('failed_sign_in')
    .select((build) => [build.fn.countAll<number>().as('count'), build.fn.min('at').as('first')])
    .where('bucket', '=', limit.bucket)
    .where('at', '>', now.subtract({ minutes: limit.minutes }))
    .executeTakeFirstOrThrow();
  if (count < limit.most || first === null) return 0;
  return Math.ceil(now.until(first.add({ minutes: limit.minutes })).total('seconds'));
}

/** Forgets the tries of one bucket, and whatever is older than a day. */
export async function forgetAttempts(db: Kysely<DB>, bucket: string, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('failed_sign_in')
    .where((build) => build.or([build('bucket', '=', bucket), build('at', '<', now.subtract({ hours: 24 }))]))
    .execute();
}
