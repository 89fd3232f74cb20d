import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Car, CarList, OwnerCandidates } from '../../api/types.ts';

const PAGE = 100;

/** Cars of customers, page after page. */
export function useCars(asked: { q?: string | undefined; state?: string | undefined }) {
  const { path, keys } = useDealer();
  const list = useInfiniteQuery({
    queryKey: [...keys.cars, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<CarList>(path('/cars'), { query: { ...asked, after: pageParam, limit: PAGE }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return { ...list, rows: (list.data?.pages ?? []).flatMap((page) => page.rows) };
}

/** All cars a contact owns or has owned. */
export function useCarsOfContact(contactId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.cars, 'contact', contactId],
    queryFn: ({ signal }) =>
      api.get<CarList>(path('/cars'), { query: { contact: contactId, limit: 200 }, signal }),
  });
}

export function useCar(carId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.cars, carId],
    queryFn: ({ signal }) => api.get<Car>(path(`/cars/${encodeURIComponent(carId)}`), { signal }),
  });
}

export function useOwnerCandidates(typed: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.cars, 'owners', typed],
    queryFn: ({ signal }) => api.get<OwnerCandidates>(path('/cars/owners'), { query: { q: typed }, signal }),
    enabled: typed.trim().length >= 2,
    placeholderData: keepPreviousData,
  });
}

export function useCarsChanged(): () => void {
  const client = useQueryClient();
  const { keys } = useDealer();
  return () => void client.invalidateQueries({ queryKey: keys.cars });
}
