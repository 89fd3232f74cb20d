import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { NewView, ViewChange } from '../../../../api/types.ts';

/** Saves, changes and removes views. */
export function useViewDeeds() {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.views });
  return {
    add: useMutation({
      mutationFn: (view: NewView) => api.post<{ viewId: string }>(path('/lead-views'), view),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ viewId, ...change }: ViewChange & { viewId: string }) =>
        api.patch(path(`/lead-views/${viewId}`), change),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (viewId: string) => api.delete(path(`/lead-views/${viewId}`)),
      onSettled,
    }),
  };
}
