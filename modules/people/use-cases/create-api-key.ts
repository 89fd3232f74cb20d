import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { newSecret } from '../secrets.ts';
import { insertApiKey } from '../store/api-keys.ts';

export interface CreatedKey {
  readonly apiKeyId: string;
  readonly name: string;
  /** `fc_<dealer>_<secret>`; only its hash is kept, so it is told this once. */
  readonly key: string;
}

export async function createApiKey(tx: DealerTx, { name }: { readonly name: string }): Promise<CreatedKey> {
  const dealer = await getDealer(tx);
  const secret = newSecret();
  const created = { apiKeyId: newId(tx.now), name: name.trim(), key: `fc_${dealer.key}_${secret}` };
  await insertApiKey(tx, { ...created, hint: `fc_${dealer.key}_${secret.slice(0, 4)}…` });
  return created;
}
