import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ReservationTypes, Vehicle, VehicleFilters, VehicleList, VehicleRow } from '../../api/types.ts';
import type { StockSearch } from './search.ts';

const PAGE = 100;

/** The vehicles of a search, page after page; while another search loads, the rows of the last one stay. */
export function useStock(asked: StockSearch) {
  const { path, keys } = useDealer();
  const list = useInfiniteQuery({
    queryKey: [...keys.vehicles, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<VehicleList>(path('/vehicles'), { query: { ...asked, after: pageParam, limit: PAGE }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => {
    const byId = new Map<string, VehicleRow>();
    for (const page of list.data?.pages ?? []) for (const row of page.rows) byId.set(row.vehicleId, row);
    return [...byId.values()];
  }, [list.data]);
  return { ...list, rows };
}

export function useStockFilters() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.vehicles, 'filters'],
    queryFn: ({ signal }) => api.get<VehicleFilters>(path('/vehicles/filters'), { signal }),
    staleTime: 60_000,
  });
}

export function useVehicle(vehicleId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.vehicles, vehicleId],
    queryFn: ({ signal }) => api.get<Vehicle>(path(`/vehicles/${encodeURIComponent(vehicleId)}`), { signal }),
  });
}

export function useReservationTypes() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.vehicles, 'reservationTypes'],
    queryFn: ({ signal }) => api.get<ReservationTypes>(path('/reservation-types'), { signal }),
    staleTime: 60_000,
  });
}

/** Has everything that tells of the stock fetched again, and the lead from which something was done. */
export function useStockChanged(): (leadId?: string) => void {
  const client = useQueryClient();
  const { keys } = useDealer();
  return (leadId) => {
    void client.invalidateQueries({ queryKey: keys.vehicles });
    if (leadId !== undefined) void client.invalidateQueries({ queryKey: keys.lead(leadId) });
  };
}
