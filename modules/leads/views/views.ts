import { newId } from '../../../kernel/ids.ts';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { filterOf } from '../screens/list/filter.ts';
import type { LayoutChange, LeadView, NewView, ViewChange, ViewList } from './contract.ts';
import { deleteView, layoutOf, lockView, type StoredView, viewsOf, writeLayout, writeView } from './store.ts';

/** Who asks: a user, and whether what they make may be everybody's. */
export interface Viewer {
  readonly userId: string;
  readonly shareViews: boolean;
}

const mostViews = 50;

export async function listViews(tx: DealerTx, viewer: Viewer): Promise<ViewList> {
  const views = await viewsOf(tx, viewer.userId);
  return {
    views: views.map((view) => presentView(view, viewer)),
    layout: await layoutOf(tx, viewer.userId),
    mayShare: viewer.shareViews,
  };
}

/** Refuses `leads.mayNotShare`, `leads.tooManyViews`, `leads.viewExists`, `leads.unknownFilter`. */
export async function addView(tx: DealerTx, viewer: Viewer, view: NewView): Promise<string> {
  const own = (await viewsOf(tx, viewer.userId)).filter(({ ownerId }) => ownerId === viewer.userId);
  if (own.length >= mostViews) refuse('conflict', 'leads.tooManyViews');
  const viewId = newId(tx.now);
  await save(tx, viewer, { ...view, viewId, ownerId: viewer.userId }, false);
  return viewId;
}

/** Refuses `leads.noSuchView`, `leads.mayNotShare`, `leads.viewExists`, `leads.unknownFilter`. */
export async function changeView(
  tx: DealerTx,
  viewer: Viewer,
  { viewId, ...change }: ViewChange & { readonly viewId: string },
): Promise<void> {
  const { owner: _, ...view } = await viewFor(tx, viewer, viewId);
  await save(tx, viewer, { ...view, ...change }, view.shared);
}

/** Refuses `leads.noSuchView`, `leads.mayNotShare`. */
export async function removeView(tx: DealerTx, viewer: Viewer, viewId: string): Promise<void> {
  await viewFor(tx, viewer, viewId);
  deleteView(tx, viewId);
}

/** Refuses `leads.noSuchView` for a default that one does not see. */
export async function changeLayout(tx: DealerTx, viewer: Viewer, change: LayoutChange): Promise<void> {
  const { defaultViewId } = change;
  if (typeof defaultViewId === 'string' && !(await lockView(tx, defaultViewId, viewer.userId))) {
    refuse('invalid', 'leads.noSuchView', { field: 'defaultViewId' });
  }
  writeLayout(tx, viewer.userId, change);
}

async function viewFor(tx: DealerTx, viewer: Viewer, viewId: string): Promise<StoredView> {
  const view = (await lockView(tx, viewId, viewer.userId)) ?? refuse('notFound', 'leads.noSuchView');
  if (!mayChange(view, viewer)) refuse('notAllowed', 'leads.mayNotShare');
  return view;
}

/** One's own, unless everybody has it: that takes the right to share. */
function mayChange({ ownerId, shared }: Pick<StoredView, 'ownerId' | 'shared'>, viewer: Viewer): boolean {
  return shared ? viewer.shareViews : ownerId === viewer.userId;
}

async function save(
  tx: DealerTx,
  viewer: Viewer,
  view: Omit<StoredView, 'owner'>,
  wasShared: boolean,
): Promise<void> {
  if ((view.shared || wasShared) && !viewer.shareViews) refuse('notAllowed', 'leads.mayNotShare');
  filterOf(tx, view.query);
  const name = view.name.trim();
  if (name === '') refuse('invalid', 'leads.viewNeedsName', { field: 'name' });
  if (!(await writeView(tx, { ...view, name }))) refuse('conflict', 'leads.viewExists', { field: 'name' });
}

function presentView(view: StoredView, viewer: Viewer): LeadView {
  const { viewId, name, shared, query, columns, density, owner, ownerId } = view;
  return {
    viewId,
    name,
    shared,
    query,
    columns,
    density,
    owner,
    own: ownerId === viewer.userId,
    mayChange: mayChange(view, viewer),
  };
}
