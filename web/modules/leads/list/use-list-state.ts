import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useDealer } from '../../../api/session.ts';
import { type LeadSearch, leadSearchOf } from '../search.ts';
import { addressOf, askedFor } from './list-state.ts';

/** What the list shows, read from the address, and the way to change both. `replace` leaves no step to go back to. */
export function useListState() {
  const { dealer } = useDealer();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = useMemo(() => askedFor(leadSearchOf(search), dealer), [search, dealer]);
  const ask = (next: LeadSearch, replace = false) =>
    void navigate({
      to: '/d/$dealer/leads',
      params: { dealer: dealer.key },
      search: addressOf(next, dealer),
      replace,
    });
  return { asked, ask };
}
