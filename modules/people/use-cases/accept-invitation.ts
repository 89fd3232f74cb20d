import { refuse } from '../../../kernel/refusals.ts';
import { type Database, system } from '../../../platform/sql/index.ts';
import { acceptMembership } from '../store/members.ts';
import { findToken, spendToken } from '../store/tokens.ts';

/** Whoever has an account accepts to work at a further dealer, by the link of the mail. Opens no session. */
export async function acceptInvitation(database: Database, secret: string): Promise<void> {
  const token = await database.inInstallation(async ({ db, now }) => {
    const found = await findToken(db, { secret, purpose: 'invitation', now });
    if (!found?.dealerId || !found.hasPassword) refuse('notFound', 'session.linkUsedUp');
    const { userId, dealerId } = found;
    if (!(await spendToken(db, { secret, userId, now }))) refuse('notFound', 'session.linkUsedUp');
    return { userId, dealerId };
  });
  await database.inDealer({ dealerId: token.dealerId, actor: system }, async (tx) => {
    await acceptMembership(tx, token.userId);
    await tx.announce('people.changed', {});
  });
}
