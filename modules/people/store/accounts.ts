import { type Kysely, sql } from 'kysely';
import type { Language } from '../../../platform/http/shapes.ts';
import type { DB } from '../../../platform/sql/index.ts';

export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly userName: string | null;
  readonly name: string;
  readonly language: Language;
  readonly passwordHash: string | null;
  readonly operator: boolean;
}

function accountQuery(db: Kysely<DB>) {
  return db
    .selectFrom('user_account')
    .select(['user_id', 'email', 'user_name', 'name', 'language', 'password_hash', 'operator']);
}

type Row = Awaited<ReturnType<ReturnType<typeof accountQuery>['executeTakeFirstOrThrow']>>;

function present(row: Row): Account {
  return {
    userId: row.user_id,
    email: row.email,
    userName: row.user_name,
    name: row.name,
    language: row.language as Language,
    passwordHash: row.password_hash,
    operator: row.operator,
  };
}

/** Whoever signs in with this e-mail address or user name, in any case. A user name holds no @, so it is no address. */
export async function findAccountByLogin(db: Kysely<DB>, login: string): Promise<Account | null> {
  const wanted = login.trim();
  const column = wanted.includes('@') ? 'email' : 'user_name';
  const row = await accountQuery(db)
    .where(sql<string>`lower(${sql.ref(column)})`, '=', sql<string>`lower(${wanted})`)
    .executeTakeFirst();
  return row ? present(row) : null;
}

export async function getAccount(db: Kysely<DB>, userId: string): Promise<Account> {
  return present(await accountQuery(db).where('user_id', '=', userId).executeTakeFirstOrThrow());
}

/** False when the e-mail address or the user name is somebody's already. */
export async function insertAccount(
  db: Kysely<DB>,
  account: Account & { readonly createdAt: Temporal.Instant },
): Promise<boolean> {
  const inserted = await db
    .insertInto('user_account')
    .values({
      user_id: account.userId,
      email: account.email,
      user_name: account.userName,
      name: account.name,
      language: account.language,
      password_hash: account.passwordHash,
      operator: account.operator,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function updateAccount(
  db: Kysely<DB>,
  userId: string,
  change: { readonly name?: string; readonly language?: Language; readonly passwordHash?: string },
): Promise<void> {
  const { name, language, passwordHash } = change;
  await db
    .updateTable('user_account')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
      ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    })
    .where('user_id', '=', userId)
    .execute();
}
