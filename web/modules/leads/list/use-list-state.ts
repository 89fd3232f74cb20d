import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useDealer } from '../../../api/session.ts';
import { type LeadSearch, leadSearchOf } from '../search.ts';
import { addressOf, askedFor } from './list-state.ts';
import { useViews } from './views/use-views.ts';
import { searchOf } from './views/view-state.ts';

/**
 * What the list shows, read from the address, and the way to change both. `replace` leaves no step to go back to. `ready`
 * is false while it is not known yet with which view somebody starts.
 */
export function useListState() {
  const { dealer } = useDealer();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data, isPending } = useViews();
  const start = data?.views.find(({ viewId }) => viewId === data.layout.defaultViewId);
  const asked = useMemo(
    () => askedFor(leadSearchOf(search), dealer, start === undefined ? null : searchOf(start)),
    [search, dealer, start],
  );
  const ask = (next: LeadSearch, replace = false) =>
    void navigate({
      to: '/d/$dealer/leads',
      params: { dealer: dealer.key },
      search: addressOf(next),
      replace,
    });
  return { asked, ask, ready: !isPending || Object.keys(leadSearchOf(search)).length > 0 };
}
