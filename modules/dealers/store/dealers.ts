import { type Kysely, sql } from 'kysely';
import type { Language } from '../../../platform/http/shapes.ts';
import type { DB, DealerTx } from '../../../platform/sql/index.ts';
import type { OpenLeads } from '../contract.ts';
import { AREAS, type Area, defaultSettings, type SettingsByArea } from '../rules/defaults.ts';

export interface DealerRow {
  readonly dealerId: string;
  /** Stands in addresses and in the mail address. */
  readonly key: string;
  readonly name: string;
  readonly language: Language;
  /** ISO 3166, two capital letters. */
  readonly country: string;
  readonly region: string | null;
  /** IANA name. */
  readonly timeZone: string;
  readonly demo: boolean;
}

export interface Stored<A extends Area> {
  /** 0: nothing was saved yet, the defaults hold. */
  readonly version: number;
  readonly value: SettingsByArea[A];
  readonly changedAt: Temporal.Instant | null;
  readonly changedBy: string | null;
}

type AllStored = { readonly [A in Area]: Stored<A> };

function dealerQuery(db: Kysely<DB>) {
  return db
    .selectFrom('dealer')
    .select(['dealer_id', 'key', 'name', 'language', 'country', 'region', 'time_zone', 'demo']);
}

type Row = Awaited<ReturnType<ReturnType<typeof dealerQuery>['executeTakeFirstOrThrow']>>;

function present(row: Row): DealerRow {
  return {
    dealerId: row.dealer_id,
    key: row.key,
    name: row.name,
    language: row.language as Language,
    country: row.country,
    region: row.region,
    timeZone: row.time_zone,
    demo: row.demo,
  };
}

/** Any dealer of the installation, by the key of its addresses; also from outside its scope. */
export async function findDealerByKey(db: Kysely<DB>, key: string): Promise<DealerRow | null> {
  const row = await dealerQuery(db).where('key', '=', key).executeTakeFirst();
  return row ? present(row) : null;
}

/** Every dealer of the installation, the first one first. */
export async function listDealers(db: Kysely<DB>): Promise<DealerRow[]> {
  return (await dealerQuery(db).orderBy('created_at').orderBy('dealer_id').execute()).map(present);
}

// What a transaction has read once holds for all of it, and costs one query.
const dealerOf = new WeakMap<Kysely<DB>, Promise<DealerRow>>();
const settingsOf = new WeakMap<Kysely<DB>, Promise<AllStored>>();

/** The dealer of the transaction. */
export function getDealer(tx: DealerTx): Promise<DealerRow> {
  const read = dealerOf.get(tx.db) ?? loadDealer(tx);
  dealerOf.set(tx.db, read);
  return read;
}

async function loadDealer(tx: DealerTx): Promise<DealerRow> {
  return present(await dealerQuery(tx.db).where('dealer_id', '=', tx.dealerId).executeTakeFirstOrThrow());
}

/** The settings of an area that hold in this transaction; the defaults (version 0) when none were saved. */
export async function readSettings<A extends Area>(tx: DealerTx, area: A): Promise<Stored<A>> {
  const read = settingsOf.get(tx.db) ?? loadSettings(tx);
  settingsOf.set(tx.db, read);
  return (await read)[area];
}

async function loadSettings(tx: DealerTx): Promise<AllStored> {
  const dealer = await getDealer(tx);
  const rows = await tx.db
    .selectFrom('dealer_setting')
    .distinctOn('area')
    .select(['area', 'version', 'value', 'changed_at', 'changed_by'])
    .where('dealer_id', '=', tx.dealerId)
    .orderBy('area')
    .orderBy('version', 'desc')
    .execute();
  const byArea = new Map(rows.map((row) => [row.area, row]));
  const all = AREAS.map((area) => {
    const row = byArea.get(area);
    const defaults = defaultSettings(area, dealer);
    // A field that came to the product later is filled in from the defaults.
    const value = row ? { ...defaults, ...(row.value as object) } : defaults;
    const stored = {
      version: row?.version ?? 0,
      value,
      changedAt: row?.changed_at ?? null,
      changedBy: row?.changed_by ?? null,
    };
    return [area, stored] as const;
  });
  return Object.fromEntries(all) as unknown as AllStored;
}

/**
 * Keeps settings of the distribution and who receives requests from being changed at once, each right without the other.
 */
export async function lockDistribution(tx: DealerTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`distribution ${tx.dealerId}`}, 0))`.execute(
    tx.db,
  );
}

/** Adds the version after `version`; false when somebody else added it first. */
export async function insertSettings<A extends Area>(
  tx: DealerTx,
  area: A,
  { version, value }: { version: number; value: SettingsByArea[A] },
): Promise<boolean> {
  settingsOf.delete(tx.db);
  const inserted = await tx.db
    .insertInto('dealer_setting')
    .values({
      dealer_id: tx.dealerId,
      area,
      version: version + 1,
      value: JSON.stringify(value),
      changed_at: tx.now,
      changed_by: tx.actor.userId,
    })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'area', 'version']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Notes what became of the open leads with a version of an area; `moved` is null as long as they are computed. */
export function noteOpenLeads(
  tx: DealerTx,
  { area, version }: { readonly area: Area; readonly version: number },
  outcome: { readonly openLeads: OpenLeads; readonly moved: number | null },
): void {
  tx.write(
    tx.db
      .updateTable('dealer_setting')
      .set({ open_leads: outcome.openLeads, moved_leads: outcome.moved })
      .where('dealer_id', '=', tx.dealerId)
      .where('area', '=', area)
      .where('version', '=', version),
  );
}

/** Writes the dealer of the transaction's scope, which must be new; false when the key is taken. */
export async function insertDealer(tx: DealerTx, dealer: Omit<DealerRow, 'dealerId'>): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('dealer')
    .values({
      dealer_id: tx.dealerId,
      key: dealer.key,
      name: dealer.name,
      language: dealer.language,
      country: dealer.country,
      region: dealer.region,
      time_zone: dealer.timeZone,
      demo: dealer.demo,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
