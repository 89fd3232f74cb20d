import { useState } from 'react';
import type { Density, LeadColumn, LeadView } from '../../../../api/types.ts';
import type { LeadSearch } from '../../search.ts';
import { useLayoutChange, useViews } from './use-views.ts';
import { isChanged, shownColumns } from './view-state.ts';

export type Look = { readonly columns: LeadColumn[] | null; readonly density: Density | null };

/**
 * How the list looks: as the view says that one came by, else as one has it. What is changed under a view with a look of its
 * own holds until it is saved or reset; else it is one's own from then on.
 */
export function useShown(asked: LeadSearch) {
  const { data } = useViews();
  const layout = useLayoutChange();
  const [tried, setTried] = useState<(Partial<Look> & { viewId: string }) | null>(null);
  const view: LeadView | null = data?.views.find(({ viewId }) => viewId === asked.view) ?? null;
  const override = tried?.viewId === view?.viewId ? tried : null;
  const own = data?.layout;
  const look: Look = {
    columns: override?.columns ?? view?.columns ?? own?.columns ?? null,
    density: override?.density ?? view?.density ?? own?.density ?? 'compact',
  };
  const hasLook = view !== null && (view.columns !== null || view.density !== null);
  return {
    view,
    look,
    columns: shownColumns(look.columns),
    density: look.density ?? 'compact',
    changed: view !== null && (isChanged(asked, view) || override !== null),
    setLook: (change: { columns?: LeadColumn[]; density?: Density }) => {
      if (hasLook) setTried({ ...override, ...change, viewId: view.viewId });
      else layout.mutate(change);
    },
    reset: () => setTried(null),
  };
}

export type Shown = ReturnType<typeof useShown>;
