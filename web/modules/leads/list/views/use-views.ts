import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { LayoutChange, ViewList } from '../../../../api/types.ts';
import { useToast } from '../../../../ui/index.ts';

/** The saved views, and how one has the list and the start page. */
export function useViews() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.views,
    queryFn: ({ signal }) => api.get<ViewList>(path('/lead-views'), { signal }),
    staleTime: 60_000,
  });
}

/** Columns, density, the view to start with, the start page: shown at once, kept on the server. */
export function useLayoutChange() {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (change: LayoutChange) => api.patch(path('/lead-views/layout'), change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: keys.views });
      const before = client.getQueryData<ViewList>(keys.views);
      if (before !== undefined) {
        client.setQueryData<ViewList>(keys.views, { ...before, layout: { ...before.layout, ...change } });
      }
      return { before };
    },
    onError: (error, _, context) => {
      client.setQueryData(keys.views, context?.before);
      toast.problem(error);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.views }),
  });
}
