import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Consequences, EscalationSettings, HoursSettings } from '../../../api/types.ts';

/** Settings that deadlines are computed by. */
export type TimedArea = 'hours' | 'escalation';

export function isTimed(area: string): area is TimedArea {
  return area === 'hours' || area === 'escalation';
}

/** A moment after the last change, so that typing asks once. */
const SETTLE_MS = 400;

/** What saving would do to the open leads; keeps the last answer while the next is on its way. */
export function useConsequences(
  area: TimedArea,
  value: HoursSettings | EscalationSettings,
  enabled: boolean,
) {
  const { path, keys } = useDealer();
  const [settled] = useDebouncedValue(value, SETTLE_MS);
  return useQuery({
    queryKey: [...keys.settings, 'preview', area, settled],
    queryFn: ({ signal }) =>
      api.post<Consequences>(path('/settings/preview'), { [area]: settled }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    // What cannot be saved has no consequences; the form says why.
    retry: false,
    gcTime: 60_000,
  });
}
