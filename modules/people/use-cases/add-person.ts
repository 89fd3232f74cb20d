import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { Language } from '../../../platform/http/shapes.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { isEmailAddress } from '../../dealers/index.ts';
import type { Role } from '../contract.ts';
import { weaknessOf } from '../rules/password.ts';
import { hashOfPassword } from '../secrets.ts';
import { type Account, findAccountByLogin, insertAccount } from '../store/accounts.ts';
import { insertMember } from '../store/members.ts';
import { needMayReceive } from './fit-distribution.ts';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly userName?: string | null;
  readonly language: Language;
  readonly role: Role;
  readonly receivesRequests: boolean;
  /** From `preparePassword`; null: chosen by invitation later. */
  readonly passwordHash: string | null;
  readonly operator?: boolean;
  /** Who has an account already is a member once they accept. */
  readonly toBeAccepted?: boolean;
}

/**
 * Makes somebody a member of the dealer: with a new account, or with the one that has this e-mail address already; that
 * one keeps its name, language and password. Refuses what is taken. Announces `people.changed`.
 */
export async function addPerson(
  tx: DealerTx,
  person: NewPerson,
): Promise<{ readonly account: Account; readonly isNew: boolean }> {
  const wanted = cleaned(person);
  const before = await findAccountByLogin(tx.db, wanted.email);
  const account = before ?? { ...wanted, userId: newId(tx.now) };
  if (!before && !(await insertAccount(tx.db, { ...account, createdAt: tx.now }))) {
    refuse('conflict', 'people.userNameTaken', { field: 'userName' });
  }
  if (person.receivesRequests) await needMayReceive(tx, account.userId);
  const mustAccept = person.toBeAccepted === true && account.passwordHash !== null;
  const { role, receivesRequests } = person;
  const pendingName = mustAccept ? wanted.name : null;
  const member = { userId: account.userId, role, receivesRequests, pendingName };
  if (!(await insertMember(tx, member))) {
    refuse('conflict', 'people.alreadyMember', { field: 'email', details: { name: wanted.name } });
  }
  await tx.announce('people.changed', {});
  return { account, isNew: before === null };
}

function cleaned(person: NewPerson): Omit<Account, 'userId'> {
  const email = person.email.trim();
  const name = cleanName(person.name);
  const userName = person.userName?.trim() || null;
  if (!isEmailAddress(email)) refuse('invalid', 'people.emailNotReadable', { field: 'email' });
  // Without an @ nobody's user name is somebody's e-mail address.
  if (userName !== null && !/^[\p{L}\p{N}][\p{L}\p{N}._-]+$/u.test(userName)) {
    refuse('invalid', 'people.userNameNotReadable', { field: 'userName' });
  }
  const { language, passwordHash, operator = false } = person;
  return { email, name, userName, language, passwordHash, operator };
}

/** A name without blanks around it; refuses one that nobody could read. */
export function cleanName(given: string): string {
  const name = given.trim();
  if (name === '' || /\p{Cc}/u.test(name)) refuse('invalid', 'people.nameNotReadable', { field: 'name' });
  return name;
}

/** The hash of a new password, worked out before a transaction begins; refuses one that is easily guessed. */
export async function preparePassword(
  password: string,
  owner: { readonly email: string; readonly name: string },
): Promise<string> {
  const weakness = weaknessOf(password, owner);
  if (weakness) refuse('invalid', 'people.passwordTooEasy', { field: 'password', details: { weakness } });
  return hashOfPassword(password);
}
