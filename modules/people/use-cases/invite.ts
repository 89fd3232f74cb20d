import { refuse } from '../../../kernel/refusals.ts';
import type { Language } from '../../../platform/http/shapes.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { Role } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { type Account, getAccount } from '../store/accounts.ts';
import { findPerson } from '../store/members.ts';
import { lockRoles } from '../store/roles.ts';
import { createToken } from '../store/tokens.ts';
import { added, invitation } from '../texts/notices.ts';
import { addPerson } from './add-person.ts';
import { type Giver, needGivable } from './change-roles.ts';

export interface InvitationOrder {
  readonly name: string;
  readonly email: string;
  readonly userName?: string | null | undefined;
  readonly role: Role;
  readonly language?: Language | undefined;
  readonly receivesRequests: boolean;
}

type Parts = Pick<PeopleParts, 'publicUrl' | 'sendNotice'>;

/**
 * Makes somebody a member and sends the link: to choose a password, or to accept for who has an account from elsewhere.
 * The answer is the same, so nobody learns who works at another dealer. Answers the user's id.
 */
export async function invite(
  tx: DealerTx,
  order: InvitationOrder,
  parts: Parts,
  by: Giver | null = null,
): Promise<string> {
  await lockRoles(tx);
  await needGivable(tx, order.role, by);
  const dealer = await getDealer(tx);
  const { account } = await addPerson(tx, {
    ...order,
    userName: order.userName ?? null,
    language: order.language ?? dealer.language,
    passwordHash: null,
    toBeAccepted: true,
  });
  await sendInvitation(tx, account, parts);
  return account.userId;
}

/** Sends a new link to somebody who has not chosen a password yet; older links stop working. */
export async function inviteAgain(tx: DealerTx, userId: string, parts: Parts): Promise<void> {
  const person = await findPerson(tx, userId);
  if (!person?.active) refuse('notFound', 'http.notFound');
  if (person.hasPassword) refuse('conflict', 'people.hasPassword');
  await sendInvitation(tx, await getAccount(tx.db, userId), parts);
}

async function sendInvitation(tx: DealerTx, account: Account, parts: Parts): Promise<void> {
  const dealer = await getDealer(tx);
  const secret = await createToken(tx.db, {
    userId: account.userId,
    dealerId: tx.dealerId,
    purpose: 'invitation',
    now: tx.now,
  });
  const link = `${parts.publicUrl}/invitation/${secret}`;
  const letter = account.passwordHash === null ? invitation : added;
  const text = letter[account.language]({
    name: account.name,
    dealer: dealer.name,
    by: tx.actor.name,
    link,
  });
  await parts.sendNotice(tx, { to: account.email, ...text });
}
