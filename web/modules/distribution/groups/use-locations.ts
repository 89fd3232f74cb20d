import { useDealer } from '../../../api/session.ts';
import { useSiblings } from '../queries.ts';

/** Where a vehicle may stand: here, and at the other dealers of the group. Empty until they are known. */
export function useLocations(): { value: string; label: string }[] {
  const { dealer } = useDealer();
  const { data } = useSiblings();
  if (data === undefined) return [];
  return [
    { value: data.here, label: dealer.name },
    ...data.rows.map(({ dealerId, name }) => ({ value: dealerId, label: name })),
  ];
}
