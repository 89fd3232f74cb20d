import { refuse } from '../../kernel/refusals.ts';
import type { Credentials, DealerActor, Gate, SignedIn } from '../../platform/http/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { findDealerByKey } from '../dealers/index.ts';
import type { DealerRights } from './contract.ts';
import { rightsOf } from './rules/may.ts';
import { factorDuty } from './rules/second-factor.ts';
import { hashOfSecret } from './secrets.ts';
import { recogniseApiKey } from './store/api-keys.ts';
import { hasFactor } from './store/factors.ts';
import { touchSession } from './store/sessions.ts';

declare module '../../platform/http/gate.ts' {
  interface Rights extends DealerRights {}
}

/** Who may enter a dealer, and as what. Everything is asked anew for each request: a change holds at once. */
export const gate: Gate = {
  async findDealerId(tx, dealerKey) {
    return (await findDealerByKey(tx.db, dealerKey))?.dealerId ?? null;
  },
  admit(tx, credentials) {
    return credentials.kind === 'apiKey' ? admitKey(tx, credentials) : admitUser(tx, credentials.token);
  },
  async signedIn(tx, token): Promise<SignedIn | null> {
    const row = await tx.db
      .selectFrom('session')
      .innerJoin('user_account as user', 'user.user_id', 'session.user_id')
      .select(['session.token_hash', 'session.created_at', 'session.seen_at'])
      .select(['user.user_id', 'user.name', 'user.operator'])
      .where('session.token_hash', '=', hashOfSecret(token))
      .where('session.expires_at', '>', tx.now)
      .executeTakeFirst();
    if (!row) return null;
    await touchSession(tx.db, row, tx.now);
    return { userId: row.user_id, name: row.name, operator: row.operator };
  },
};

async function admitKey(
  tx: DealerTx,
  { key }: Extract<Credentials, { kind: 'apiKey' }>,
): Promise<DealerActor | null> {
  const found = await recogniseApiKey(tx, key);
  if (!found) return null;
  return {
    kind: 'apiKey',
    userId: null,
    name: found.name,
    role: 'administrator',
    operator: false,
    rights: rightsOf('apiKey'),
  };
}

async function admitUser(tx: DealerTx, token: string): Promise<DealerActor | null> {
  const row = await tx.db
    .selectFrom('session')
    .innerJoin('user_account as user', 'user.user_id', 'session.user_id')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.user_id', '=', 'user.user_id')
        .on('membership.dealer_id', '=', tx.dealerId)
        .on('membership.active', '=', true)
        .on('membership.pending_name', 'is', null),
    )
    .leftJoin('dealer_role', (join) =>
      join
        .onRef('dealer_role.dealer_id', '=', 'membership.dealer_id')
        .onRef('dealer_role.role', '=', 'membership.role'),
    )
    .select(['session.token_hash', 'session.created_at', 'session.seen_at'])
    .select(['user.user_id', 'user.name', 'user.operator', 'membership.role', 'dealer_role.rights'])
    .select(['session.method', 'dealer_role.second_factor_from as factorFrom'])
    .select(hasFactor('user').as('hasFactor'))
    .where('session.token_hash', '=', hashOfSecret(token))
    .where('session.expires_at', '>', tx.now)
    .executeTakeFirst();
  if (!row || (row.role === null && !row.operator)) return null;
  const duty = { from: row.factorFrom, has: Boolean(row.hasFactor), bySso: row.method === 'sso' };
  if (factorDuty(duty, tx.now) === 'missing') refuse('notAllowed', 'session.secondFactorRequired');
  await touchSession(tx.db, row, tx.now);
  const role = row.operator ? 'administrator' : (row.role ?? '');
  return {
    kind: 'user',
    userId: row.user_id,
    name: row.name,
    role,
    operator: row.operator,
    rights: rightsOf({ role, chosen: row.rights, operator: row.operator }),
  };
}
