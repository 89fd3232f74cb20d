import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { useTranslations } from 'use-intl';
import type {
  DuplicateList,
  DuplicatePair,
  MergeList,
  MergeQuestion,
  NewMerge,
} from '../../../../modules/contacts/contract.ts';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import { useToast } from '../../../ui/index.ts';

type Pair = Static<typeof DuplicatePair>;

export function useDuplicates(dismissed: boolean) {
  const { path, keys } = useDealer();
  return useInfiniteQuery({
    queryKey: [...keys.contacts, 'duplicates', dismissed],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<DuplicateList>(path('/contacts/duplicates'), {
        query: { after: pageParam, limit: 30, dismissed },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });
}

export function useMergeQuestion(intoId: string, fromId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.contacts, 'mergeQuestion', intoId, fromId],
    queryFn: ({ signal }) =>
      api.get<MergeQuestion>(path(`/contacts/${intoId}/merge-question`), { query: { fromId }, signal }),
  });
}

export function useMerges(contactId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.contacts, 'merges', contactId],
    queryFn: ({ signal }) =>
      api.get<Static<typeof MergeList>>(path(`/contacts/${contactId}/merges`), { signal }),
  });
}

/** What can be done with two contacts; each is told in a toast and can be taken back from it. */
export function useMergeDeeds() {
  const t = useTranslations('merge');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const again = () => client.invalidateQueries({ queryKey: keys.contacts });
  const onError = (error: unknown) => toast.problem(error);

  const undo = useMutation({
    mutationFn: ({ intoId, mergeId }: { intoId: string; mergeId: string }) =>
      api.delete(path(`/contacts/${intoId}/merges/${mergeId}`)),
    onSuccess: () => {
      void again();
      toast.done(t('undone'));
    },
    onError,
  });
  const merge = useMutation({
    mutationFn: ({ intoId, wish }: { intoId: string; wish: NewMerge; name: string }) =>
      api.post<{ mergeId: string }>(path(`/contacts/${intoId}/merges`), wish),
    onSuccess: ({ mergeId }, { intoId, name }) => {
      void again();
      toast.done(t('done', { name }), () => undo.mutate({ intoId, mergeId }));
    },
    onError,
  });
  const restore = useMutation({
    mutationFn: ({ oneId, otherId }: Pair) =>
      api.delete(path(`/contacts/duplicates/dismissals/${oneId}/${otherId}`)),
    onSuccess: again,
    onError,
  });
  const dismiss = useMutation({
    mutationFn: ({ oneId, otherId }: Pair & { words: string }) =>
      api.post(path('/contacts/duplicates/dismissals'), { oneId, otherId }),
    onSuccess: (_, { oneId, otherId, words }) => {
      void again();
      toast.done(words, () => restore.mutate({ oneId, otherId }));
    },
    onError,
  });
  return { merge, undo, dismiss, restore };
}
