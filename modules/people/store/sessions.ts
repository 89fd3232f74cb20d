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

/** By what somebody signed in; null: the product made the session itself. */
export type SignInMethod = 'password' | 'secondFactor' | 'passkey' | 'sso';

export async function createSession(
  db: Kysely<DB>,
  session: {
    readonly userId: string;
    readonly now: Temporal.Instant;
    readonly userAgent: string | null;
    readonly method?: SignInMethod;
  },
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
      method: session.method ?? null,
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

/** Ends the sessions of a user, on all devices; `but` that of a token. */
export async function deleteSessionsOf(db: Kysely<DB>, userId: string, but?: string): Promise<void> {
  let query = db.deleteFrom('session').where('user_id', '=', userId);
  if (but !== undefined) query = query.where('token_hash', '<>', hashOfSecret(but));
  await query.execute();
}

/** By what the session of a token was opened. */
export async function methodOf(db: Kysely<DB>, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select('method')
    .where('token_hash', '=', hashOfSecret(token))
    .executeTakeFirst();
  return row?.method ?? null;
}

/** False when it is none of the user's, or over. */
export async function endSession(
  db: Kysely<DB>,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<boolean> {
  const ended = await db
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return ended.numDeletedRows === 1n;
}
