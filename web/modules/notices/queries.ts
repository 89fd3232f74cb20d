import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dealerPath } from '../../api/client.ts';
import { dealerKeys } from '../../api/query-client.ts';
import { useDealer } from '../../api/session.ts';
import type { NoticeChoices, NoticeCounts, NoticeDevices, NoticeList } from '../../api/types.ts';

/** What the bell shows; live events ask again. */
export function useNoticeCounts(dealer: string) {
  return useQuery({
    queryKey: [...dealerKeys(dealer).notices, 'counts'],
    queryFn: ({ signal }) => api.get<NoticeCounts>(dealerPath(dealer, '/notices/counts'), { signal }),
    // the quiet hours begin and end without an event
    refetchInterval: 5 * 60_000,
  });
}

/** The notices page by page, the newest first. */
export function useNotices({ only, limit }: { only?: 'unread' | undefined; limit: number }) {
  const { path, keys } = useDealer();
  return useInfiniteQuery({
    queryKey: [...keys.notices, 'list', only ?? 'all', limit],
    queryFn: ({ signal, pageParam }) =>
      api.get<NoticeList>(path('/notices'), { query: { only, limit, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Marks one notice as read or unread, or all up to one. Lists and bell are asked again at once. */
export function useMarkNotices() {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mark: { read: string } | { unread: string } | { upTo: string }) => {
      if ('upTo' in mark) return api.post(path('/notices/readings'), { upTo: mark.upTo });
      return 'read' in mark
        ? api.put(path(`/notices/${mark.read}/reading`))
        : api.delete(path(`/notices/${mark.unread}/reading`));
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
}

export function useChoices() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.notices, 'choices'],
    queryFn: ({ signal }) => api.get<NoticeChoices>(path('/notices/choices'), { signal }),
  });
}

/** Saves choices; what is shown follows at once, and goes back when the server refuses. */
export function useChoose() {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const key = [...keys.notices, 'choices'];
  return useMutation({
    mutationFn: (choices: NoticeChoices) => api.put<NoticeChoices>(path('/notices/choices'), choices),
    onMutate: async (choices) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<NoticeChoices>(key);
      client.setQueryData(key, choices);
      return before;
    },
    onError: (_error, _choices, before) => client.setQueryData(key, before),
  });
}

export function useDevices() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.notices, 'devices'],
    queryFn: ({ signal }) => api.get<NoticeDevices>(path('/notices/devices'), { signal }),
  });
}
