import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { DEALER_ROTATION, groupOfRotation, type Ledger } from '../rules/index.ts';

/** A rotation that the transaction holds until it ends. */
export interface LockedRotation {
  readonly rotationId: string;
  readonly ledger: Ledger;
}

/** Gives the dealer, or a group of it, its rotation, once. `key` as the decisions name it: `dealer`, `group:<id>`. */
export async function ensureRotation(tx: DealerTx, key: string = DEALER_ROTATION): Promise<void> {
  const groupId = groupOfRotation(key);
  await sql`
    insert into rotation (dealer_id, rotation_id, kind, group_id, ledger)
    values (${tx.dealerId}, ${newId(tx.now)}, ${groupId === null ? 'dealer' : 'group'}, ${groupId}, '[]')
    on conflict do nothing`.execute(tx.db);
}

/** Waits for its turn at one rotation; all others stay free. What others decided before is in the ledger then. */
export async function lockRotation(tx: DealerTx, key: string): Promise<LockedRotation> {
  const rotation = await selectRotation(tx, key);
  if (rotation) return rotation;
  await ensureRotation(tx, key);
  const made = await selectRotation(tx, key);
  if (!made) throw new Error(`The dealer ${tx.dealerId} has no rotation ${key}`);
  return made;
}

async function selectRotation(tx: DealerTx, key: string): Promise<LockedRotation | null> {
  const groupId = groupOfRotation(key);
  const row = await tx.db
    .selectFrom('rotation')
    .select(['rotation_id', 'ledger'])
    .where('dealer_id', '=', tx.dealerId)
    .where('kind', '=', groupId === null ? 'dealer' : 'group')
    .$if(groupId !== null, (query) => query.where('group_id', '=', groupId))
    .forUpdate()
    .executeTakeFirst();
  return row ? { rotationId: row.rotation_id, ledger: row.ledger as unknown as Ledger } : null;
}

/** The ledgers of all rotations by their keys, of groups that are gone too; nobody is kept from them. */
export async function readLedgers(tx: DealerTx): Promise<Record<string, Ledger>> {
  const rows = await tx.db
    .selectFrom('rotation')
    .select([sql<string>`coalesce('group:' || group_id, 'dealer')`.as('key'), 'ledger'])
    .where('dealer_id', '=', tx.dealerId)
    .execute();
  return Object.fromEntries(rows.map(({ key, ledger }) => [key, ledger as unknown as Ledger]));
}

export function writeLedger(tx: DealerTx, { rotationId }: LockedRotation, ledger: Ledger): void {
  tx.write(sql`
    update rotation set ledger = ${JSON.stringify(ledger)}
    where dealer_id = ${tx.dealerId} and rotation_id = ${rotationId}`);
}
