import type { Kysely } from 'kysely';
import type { DB } from '../../../platform/sql/index.ts';
import { hashOfSecret } from '../secrets.ts';

/** What signing in waits for between two requests. */
export type StepPurpose = 'secondFactor' | 'passkeySignIn' | 'passkeyCheck' | 'passkeyNew' | 'sso';

const LIFETIME = Temporal.Duration.from({ minutes: 10 });

export interface Step {
  readonly userId: string | null;
  readonly details: Readonly<Record<string, string>>;
}

/** Keeps a step by its secret for ten minutes; forgets those that nobody went on with. */
export async function openStep(
  db: Kysely<DB>,
  step: Partial<Step> & {
    readonly secret: string;
    readonly purpose: StepPurpose;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  await db.deleteFrom('sign_in_step').where('expires_at', '<=', step.now).execute();
  await db
    .insertInto('sign_in_step')
    .values({
      token_hash: hashOfSecret(step.secret),
      purpose: step.purpose,
      user_id: step.userId ?? null,
      details: JSON.stringify(step.details ?? {}),
      expires_at: step.now.add(LIFETIME),
    })
    .execute();
}

type Wanted = { readonly secret: string; readonly purpose: StepPurpose; readonly now: Temporal.Instant };

/** The step of a secret; null when there is none, or its time is over. */
export async function findStep(db: Kysely<DB>, { secret, purpose, now }: Wanted): Promise<Step | null> {
  const row = await db
    .selectFrom('sign_in_step')
    .select(['user_id as userId', 'details'])
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ? { userId: row.userId, details: row.details as Step['details'] } : null;
}

/** The same, and spends it: of several who come with one secret one gets it. */
export async function spendStep(db: Kysely<DB>, { secret, purpose, now }: Wanted): Promise<Step | null> {
  const row = await db
    .deleteFrom('sign_in_step')
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returning(['user_id as userId', 'details'])
    .executeTakeFirst();
  return row ? { userId: row.userId, details: row.details as Step['details'] } : null;
}
