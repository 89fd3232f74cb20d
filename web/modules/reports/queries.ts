import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { LeadsBehind, Report } from '../../api/types.ts';
import type { ReportSearch } from './search.ts';

/** The report of the address, in the language of the page. */
export function useReport(search: ReportSearch) {
  const asked = { ...search, slices: undefined, figure: undefined };
  const { path, keys } = useDealer();
  const language = useLocale();
  return useQuery({
    queryKey: [...keys.reports, asked, language],
    queryFn: ({ signal }) => api.get<Report>(path('/reports'), { query: { ...asked, language }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The leads behind a figure, page after page. */
export function useLeadsBehind(search: ReportSearch) {
  const asked = { ...search, figure: undefined };
  const { path, keys } = useDealer();
  return useInfiniteQuery({
    queryKey: [...keys.reports, 'leads', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<LeadsBehind>(path('/reports/leads'), {
        query: { ...asked, after: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
