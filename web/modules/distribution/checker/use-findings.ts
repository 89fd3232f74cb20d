import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { type DealerScope, useDealer } from '../../../api/session.ts';
import type { CheckerPreview, CheckerProposal, CoverageView, FindingList } from '../../../api/types.ts';

/** What the checker found when it looked last; the live topic `findings` renews it. */
export function useFindings({ path, keys, dealer }: DealerScope) {
  return useQuery({
    queryKey: [...keys.findings, 'list'],
    queryFn: ({ signal }) => api.get<FindingList>(path('/checker'), { signal }),
    enabled: dealer.may.seeFindings,
    // Everybody's banner asks; what changes is announced.
    staleTime: 5 * 60_000,
  });
}

/** A moment after the last change, so that typing asks once. */
const SETTLE_MS = 400;

/** What the checker would say of settings that are being edited; keeps the last answer while the next is on its way. */
export function useFindingsPreview(proposal: CheckerProposal, enabled: boolean) {
  const { path, keys, dealer } = useDealer();
  // As text, so that the same proposal in a new object is no new question.
  const [settled] = useDebouncedValue(JSON.stringify(proposal), SETTLE_MS);
  return useQuery({
    queryKey: [...keys.findings, 'preview', settled],
    queryFn: ({ signal }) => api.post<CheckerPreview>(path('/checker'), JSON.parse(settled), { signal }),
    enabled: enabled && dealer.may.seeFindings,
    placeholderData: keepPreviousData,
    // What cannot be saved cannot be judged; the form says why.
    retry: false,
    gcTime: 60_000,
  });
}

export function useCoverage() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.findings, 'coverage'],
    queryFn: ({ signal }) => api.get<CoverageView>(path('/checker/coverage'), { signal }),
  });
}
