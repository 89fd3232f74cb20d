import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { WhatIf, WhatIfProgressShape, WhatIfs } from '../../../api/types.ts';

const PROGRESS_MS = 400;

export function useWhatIfs() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.whatIfs,
    queryFn: ({ signal }) => api.get<WhatIfs>(path('/what-ifs'), { signal }),
  });
}

export function useWhatIf(whatIfId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.whatIfs, whatIfId],
    queryFn: ({ signal }) => api.get<WhatIf>(path(`/what-ifs/${whatIfId}`), { signal }),
  });
}

/** The share that the run has done, while it runs; null: not known. */
export function useProgress(whatIfId: string, running: boolean): number | null {
  const { path, keys } = useDealer();
  const { data } = useQuery({
    queryKey: [...keys.whatIfs, whatIfId, 'progress'],
    queryFn: ({ signal }) => api.get<WhatIfProgressShape>(path(`/what-ifs/${whatIfId}/progress`), { signal }),
    enabled: running,
    refetchInterval: PROGRESS_MS,
    gcTime: 0,
  });
  return running ? (data?.share ?? null) : null;
}
