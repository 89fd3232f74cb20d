import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { LayoutChange, NewView, ViewChange, ViewList } from './contract.ts';
import { addView, changeLayout, changeView, listViews, removeView, type Viewer } from './views.ts';

const tag = 'Views of the lead list';
const params = Type.Object({ viewId: Id });
/** An API key looks at no screen. */
const may = ({ userId }: DealerActor) => userId !== null;

export function viewRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/lead-views',
    tag,
    summary: "List one's views, and how one has the list and the start page",
    may,
    schema: { response: ViewList },
    handler: ({ tx, actor }) => listViews(tx, viewerOf(actor)),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/lead-views',
    tag,
    summary: 'Save a view',
    description: '403 `leads.mayNotShare` for one of everybody without the right. 409 `leads.viewExists`.',
    may,
    schema: { body: NewView, response: Type.Object({ viewId: Id }) },
    status: 201,
    handler: async ({ tx, actor, body }) => ({ viewId: await addView(tx, viewerOf(actor), body) }),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/lead-views/:viewId',
    tag,
    summary: 'Change a view',
    may,
    schema: { params, body: ViewChange },
    handler: ({ tx, actor, params: { viewId }, body }) =>
      changeView(tx, viewerOf(actor), { viewId, ...body }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/lead-views/:viewId',
    tag,
    summary: 'Remove a view',
    may,
    schema: { params },
    handler: ({ tx, actor, params: { viewId } }) => removeView(tx, viewerOf(actor), viewId),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/lead-views/layout',
    tag,
    summary: 'Change columns, density, default view or the start page, for oneself',
    may,
    schema: { body: LayoutChange },
    handler: ({ tx, actor, body }) => changeLayout(tx, viewerOf(actor), body),
  });
}

function viewerOf({ userId, rights }: DealerActor): Viewer {
  return { userId: userId ?? refuse('notAllowed', 'http.notAllowed'), shareViews: rights.shareViews };
}
