import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  ContactDetail,
  ContactList,
  ContactRow,
  Matches,
  MatchQuestion,
  Timeline,
} from '../../../modules/contacts/contract.ts';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import { noteServerNow } from '../../time/clock.ts';
import type { ContactSearch } from './search.ts';

const PAGE = 100;

export type Counts = { all: number; persons: number; companies: number };

/** The contacts of a search, page after page. While another search loads, the rows of the last one stay. */
export function useContactRows(asked: ContactSearch) {
  const { path, keys } = useDealer();
  const list = useInfiniteQuery({
    queryKey: [...keys.contacts, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<ContactList>(path('/contacts'), { query: { ...asked, after: pageParam, limit: PAGE }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => {
    const byId = new Map<string, ContactRow>();
    for (const page of list.data?.pages ?? []) for (const row of page.rows) byId.set(row.contactId, row);
    return [...byId.values()];
  }, [list.data]);
  return { ...list, rows };
}

export function useContactCounts() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.contacts, 'counts'],
    queryFn: ({ signal }) => api.get<Counts>(path('/contacts/counts'), { signal }),
    staleTime: 60_000,
  });
}

export function useContact(contactId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.contacts, 'one', contactId],
    queryFn: async ({ signal }) => {
      const contact = await api.get<ContactDetail>(path(`/contacts/${encodeURIComponent(contactId)}`), {
        signal,
      });
      noteServerNow(contact.now);
      return contact;
    },
  });
}

export function useTimeline(contactId: string) {
  const { path, keys } = useDealer();
  return useInfiniteQuery({
    queryKey: [...keys.contacts, 'timeline', contactId],
    queryFn: ({ pageParam, signal }) =>
      api.get<Timeline>(path(`/contacts/${contactId}/timeline`), { query: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Who the half-typed contact may be. Asks nothing until enough is typed. */
export function useMatches(question: MatchQuestion | null) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.contacts, 'matches', question],
    queryFn: ({ signal }) => api.post<Matches>(path('/contacts/matches'), question, { signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
}

/** Companies by the beginning of their name, for a person to work for. */
export function useCompanies(q: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.contacts, 'companies', q],
    queryFn: ({ signal }) =>
      api.get<ContactList>(path('/contacts'), { query: { kind: 'company', q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Sends something about contacts, and has what shows them fetched again. */
export function useContactDeed<Body, Answer = void>(
  send: (body: Body) => Promise<Answer>,
  more: { onDone?: (answer: Answer, body: Body) => void; onProblem: (error: unknown) => void },
) {
  const { keys } = useDealer();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: more.onProblem,
    onSuccess: (answer, body) => {
      void client.invalidateQueries({ queryKey: keys.contacts });
      more.onDone?.(answer, body);
    },
  });
}
