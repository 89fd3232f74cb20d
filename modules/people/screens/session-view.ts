import type { Database } from '../../../platform/sql/index.ts';
import { type DealerRow, listDealers, readSettings } from '../../dealers/index.ts';
import type { SessionView } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { rightsOf } from '../rules/may.ts';
import type { ChosenRights } from '../rules/rights.ts';
import { factorDuty } from '../rules/second-factor.ts';
import { type Account, getAccount } from '../store/accounts.ts';
import { factorsOf } from '../store/factors.ts';
import { methodOf } from '../store/sessions.ts';

type SessionDealer = SessionView['dealers'][number];

/** Who is signed in, and what he may at each of his dealers; an operator sees them all. */
export async function sessionView(
  database: Database,
  { userId, token }: { readonly userId: string; readonly token: string | null },
  parts: Pick<PeopleParts, 'leadDomain' | 'catcher'>,
): Promise<SessionView> {
  const { account, places } = await database.inInstallation(
    async ({ db, now }) => {
      const bySso = token !== null && (await methodOf(db, token)) === 'sso';
      const account = await getAccount(db, userId);
      const memberships = await db
        .selectFrom('membership as member')
        .leftJoin('dealer_role as role', (join) =>
          join.onRef('role.dealer_id', '=', 'member.dealer_id').onRef('role.role', '=', 'member.role'),
        )
        .select(['member.dealer_id', 'member.role', 'role.name', 'role.rights'])
        .select('role.second_factor_from as factorFrom')
        .where('member.user_id', '=', userId)
        .where('member.active', '=', true)
        .where('member.pending_name', 'is', null)
        .execute();
      const posts = new Map(memberships.map((row) => [row.dealer_id, row]));
      const dealers = await listDealers(db);
      const { app, passkeys } = await factorsOf(db, userId);
      const factor = { has: app || passkeys > 0, bySso, now };
      return { account, places: dealers.flatMap((dealer) => placeOf(dealer, posts, { account, factor })) };
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

interface Post {
  readonly role: string;
  readonly name: string | null;
  readonly rights: ChosenRights;
  readonly factorFrom: Temporal.Instant | null;
}

interface Place
  extends Pick<SessionDealer, 'role' | 'roleName' | 'may' | 'secondFactor' | 'secondFactorFrom'> {
  readonly dealer: DealerRow;
}

/** An operator is an administrator everywhere. */
function placeOf(
  dealer: DealerRow,
  posts: ReadonlyMap<string, Post>,
  { account: { operator }, factor }: { readonly account: Account; readonly factor: Factor },
): Place[] {
  const own = posts.get(dealer.dealerId);
  const post = operator ? { role: 'administrator', name: null, rights: null } : own;
  if (post === undefined) return [];
  const { role, name: roleName, rights: chosen } = post;
  const from = own?.factorFrom ?? null;
  const secondFactor = factorDuty({ ...factor, from }, factor.now);
  const secondFactorFrom = secondFactor === 'open' ? null : (from?.toString() ?? null);
  return [
    { dealer, role, roleName, may: rightsOf({ role, chosen, operator }), secondFactor, secondFactorFrom },
  ];
}

interface Factor {
  readonly has: boolean;
  readonly bySso: boolean;
  readonly now: Temporal.Instant;
}

/** Settings are seen in the scope of their dealer only, so each is entered in turn. */
async function withMail(
  database: Database,
  places: readonly Place[],
  { leadDomain }: Pick<PeopleParts, 'leadDomain'>,
): Promise<SessionDealer[]> {
  const views: SessionDealer[] = [];
  for (const { dealer, ...place } of places) {
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
      ...place,
    });
  }
  return views;
}
