import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Users } from '../../api/types.ts';

/** Everybody of the dealer, in the rotation's fixed order. */
export function useUsers() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.users,
    queryFn: ({ signal }) => api.get<Users>(path('/users'), { signal }),
  });
}
