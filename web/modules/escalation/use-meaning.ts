import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { EscalationMeaning, EscalationSettings } from '../../api/types.ts';

/** A moment after the last change, so that typing asks once. */
const SETTLE_MS = 400;

/** What these times mean with the dealer's hours, saved or not; keeps the last answer while the next is on its way. */
export function useMeaning(escalation: EscalationSettings) {
  const { path, keys } = useDealer();
  const [settled] = useDebouncedValue(escalation, SETTLE_MS);
  return useQuery({
    queryKey: [...keys.settings, 'meaning', settled],
    queryFn: ({ signal }) =>
      api.post<EscalationMeaning>(path('/settings/escalation/meaning'), { escalation: settled }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
}
