import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Density, LayoutChange, LeadColumn, ViewQuery, Widgets } from './contract.ts';

export interface StoredView {
  readonly viewId: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly name: string;
  readonly shared: boolean;
  readonly query: ViewQuery;
  readonly columns: LeadColumn[] | null;
  readonly density: Density | null;
}

interface Row {
  readonly view_id: string;
  readonly owner_id: string;
  readonly owner: string;
  readonly name: string;
  readonly shared: boolean;
  readonly query: ViewQuery;
  readonly columns: string[] | null;
  readonly density: string | null;
}

const columns = sql`view_id, owner_id, owner.name as owner, lead_view.name, shared, query, columns, density
  from lead_view join user_account as owner on owner.user_id = owner_id`;

/** The views of a user and those that others share. */
export async function viewsOf(tx: DealerTx, userId: string): Promise<readonly StoredView[]> {
  const { rows } = await sql<Row>`
    select ${columns} where dealer_id = ${tx.dealerId} and (owner_id = ${userId} or shared)
    order by owner_id <> ${userId}, lower(lead_view.name), view_id`.execute(tx.db);
  return rows.map(toView);
}

/** Locks the view; null when there is none that this user sees. */
export async function lockView(tx: DealerTx, viewId: string, userId: string): Promise<StoredView | null> {
  const { rows } = await sql<Row>`
    select ${columns} where dealer_id = ${tx.dealerId} and view_id = ${viewId} and (owner_id = ${userId} or shared)
    for update of lead_view`.execute(tx.db);
  return rows[0] ? toView(rows[0]) : null;
}

function toView(row: Row): StoredView {
  return {
    viewId: row.view_id,
    ownerId: row.owner_id,
    owner: row.owner,
    name: row.name,
    shared: row.shared,
    query: row.query,
    columns: row.columns as LeadColumn[] | null,
    density: row.density as Density | null,
  };
}

/** Writes a view, new or changed. Answers false when its owner has another of this name. */
export async function writeView(tx: DealerTx, view: Omit<StoredView, 'owner'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into lead_view (dealer_id, view_id, owner_id, name, shared, query, columns, density, created_at, changed_at,
      changed_by)
    select ${tx.dealerId}, ${view.viewId}, ${view.ownerId}, ${view.name}, ${view.shared},
      ${JSON.stringify(view.query)}::jsonb, ${view.columns}::text[], ${view.density}, ${tx.now}, ${tx.now},
      ${tx.actor.userId}
    where not exists (
      select from lead_view where dealer_id = ${tx.dealerId} and owner_id = ${view.ownerId}
        and lower(name) = lower(${view.name}) and view_id <> ${view.viewId})
    on conflict (dealer_id, view_id) do update set name = excluded.name, shared = excluded.shared, query = excluded.query,
      columns = excluded.columns, density = excluded.density, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx.db);
  return (numAffectedRows ?? 0n) > 0n;
}

export function deleteView(tx: DealerTx, viewId: string): void {
  tx.write(sql`delete from lead_view where dealer_id = ${tx.dealerId} and view_id = ${viewId}`);
}

export interface Layout {
  readonly columns: LeadColumn[] | null;
  readonly density: Density;
  readonly defaultViewId: string | null;
  readonly widgets: Widgets | null;
}

export async function layoutOf(tx: DealerTx, userId: string): Promise<Layout> {
  const row = await tx.db
    .selectFrom('desk_layout')
    .select(['columns', 'density', 'default_view_id', 'widgets'])
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return {
    columns: (row?.columns ?? null) as LeadColumn[] | null,
    density: (row?.density ?? 'compact') as Density,
    defaultViewId: row?.default_view_id ?? null,
    widgets: (row?.widgets ?? null) as Widgets | null,
  };
}

/** What is left out stays as it is. */
export function writeLayout(tx: DealerTx, userId: string, change: LayoutChange): void {
  const given = {
    columns: sql`${change.columns ?? null}::text[]`,
    density: sql`${change.density ?? 'compact'}`,
    default_view_id: sql`${change.defaultViewId ?? null}::uuid`,
    widgets: sql`${change.widgets ? JSON.stringify(change.widgets) : null}::jsonb`,
  };
  const changed = Object.entries({
    columns: change.columns,
    density: change.density,
    default_view_id: change.defaultViewId,
    widgets: change.widgets,
  }).flatMap(([name, value]) =>
    value === undefined ? [] : [sql`${sql.ref(name)} = excluded.${sql.ref(name)}`],
  );
  if (changed.length === 0) return;
  tx.write(sql`
    insert into desk_layout (dealer_id, user_id, columns, density, default_view_id, widgets)
    values (${tx.dealerId}, ${userId}, ${given.columns}, ${given.density}, ${given.default_view_id}, ${given.widgets})
    on conflict (dealer_id, user_id) do update set ${sql.join(changed)}`);
}
