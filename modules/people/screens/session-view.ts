import type { Database } from '../../../platform/sql/index.ts';
import { type DealerRow, listDealers, readSettings } from '../../dealers/index.ts';
import type { Role, SessionView } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { rightsOf } from '../rules/may.ts';
import { type Account, getAccount } from '../store/accounts.ts';

type SessionDealer = SessionView['dealers'][number];

/** Who is signed in, and what he may at each of his dealers; an operator sees them all. */
export async function sessionView(
  database: Database,
  userId: string,
  parts: Pick<PeopleParts, 'leadDomain' | 'catcher'>,
): Promise<SessionView> {
  const { account, places } = await database.inInstallation(
    async ({ db }) => {
      const account = await getAccount(db, userId);
      const memberships = await db
        .selectFrom('membership')
        .select(['dealer_id', 'role'])
        .where('user_id', '=', userId)
        .where('active', '=', true)
        .execute();
      const roles = new Map(memberships.map((row) => [row.dealer_id, row.role as Role]));
      const dealers = await listDealers(db);
      return { account, places: dealers.flatMap((dealer) => placeOf(dealer, roles, account)) };
    },
    { userId },
  );
  const { email, userName, name, language, operator } = account;
  return {
    user: { userId, name, email, userName, language, operator },
    dealers: await withMail(database, places, parts),
    catcher: parts.catcher && operator,
  };
}

interface Place {
  readonly dealer: DealerRow;
  readonly role: Role;
  readonly operator: boolean;
}

function placeOf(dealer: DealerRow, roles: ReadonlyMap<string, Role>, { operator }: Account): Place[] {
  const role = operator ? 'administrator' : roles.get(dealer.dealerId);
  return role === undefined ? [] : [{ dealer, role, operator }];
}

/** Settings are seen in the scope of their dealer only, so each is entered in turn. */
async function withMail(
  database: Database,
  places: readonly Place[],
  { leadDomain }: Pick<PeopleParts, 'leadDomain'>,
): Promise<SessionDealer[]> {
  const views: SessionDealer[] = [];
  for (const { dealer, role, operator } of places) {
    const actor = { kind: 'system', userId: null, name: null } as const;
    const mail = await database.inDealer({ dealerId: dealer.dealerId, actor }, (tx) =>
      readSettings(tx, 'mail'),
    );
    views.push({
      key: dealer.key,
      name: dealer.name,
      language: dealer.language,
      timeZone: dealer.timeZone,
      country: dealer.country,
      demo: dealer.demo,
      sendEmails: mail.value.sendEmails,
      leadAddress: `${dealer.key}@${leadDomain}`,
      role,
      may: rightsOf({ role, operator }),
    });
  }
  return views;
}
