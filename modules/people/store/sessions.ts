import type { Kysely } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';
import { hashOfSecret, newSecret } from '../secrets.ts';

/** A session lives so long after its last use … */
const IDLE = Temporal.Duration.from({ hours: 14 * 24 });
/** … and never longer than this. */
const LONGEST = Temporal.Duration.from({ hours: 90 * 24 });
/** How often the last use is written down. */
const TOUCH = Temporal.Duration.from({ hours: 1 });

export interface NewSession {
  readonly token: string;
  /** Seconds the browser keeps the cookie. */
  readonly maxAge: number;
}

export async function createSession(
  db: Kysely<DB>,
  session: { readonly userId: string; readonly now: Temporal.Instant; readonly userAgent: string | null },
): Promise<NewSession> {
  const { userId, now, userAgent } = session;
  const token = newSecret();
  await db.deleteFrom('session').where('user_id', '=', userId).where('expires_at', '<=', now).execute();
  await db
    .insertInto('session')
    .values({
      token_hash: hashOfSecret(token),
      user_id: userId,
      created_at: now,
      seen_at: now,
      expires_at: now.add(IDLE),
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .execute();
  return { token, maxAge: LONGEST.total('seconds') };
}

export interface SessionRow {
  readonly token_hash: Buffer;
  readonly created_at: Temporal.Instant;
  readonly seen_at: Temporal.Instant;
}

/** Moves the end of a session that is in use; written at most once an hour. */
export async function touchSession(
  db: Kysely<DB>,
  session: SessionRow,
  now: Temporal.Instant,
): Promise<void> {
  const until = now.subtract(TOUCH);
  if (Temporal.Instant.compare(session.seen_at, until) > 0) return;
  const end = earlier(now.add(IDLE), session.created_at.add(LONGEST));
  await db
    .updateTable('session')
    .set({ seen_at: now, expires_at: end })
    .where('token_hash', '=', session.token_hash)
    .where('seen_at', '<=', until)
    .execute();
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}

export async function deleteSession(db: Kysely<DB>, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hashOfSecret(token)).execute();
}

/** Ends every session of a user, on all devices. */
export async function deleteSessionsOf(db: Kysely<DB>, userId: string): Promise<void> {
  await db.deleteFrom('session').where('user_id', '=', userId).execute();
}
