import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { VehicleList } from '../../api/types.ts';

export type VehicleChoice = { vehicleId: string | null; title: string };

const WAIT_MS = 200;

/** A vehicle of the stock by what one types of it, or just its name. */
export function VehicleField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: VehicleChoice;
  onChange: (value: VehicleChoice) => void;
}) {
  const { path, keys } = useDealer();
  const [q] = useDebouncedValue(value.vehicleId === null ? value.title.trim() : '', WAIT_MS);
  const { data } = useQuery({
    queryKey: [...keys.vehicles, 'find', q],
    queryFn: ({ signal }) => api.get<VehicleList>(path('/vehicles'), { query: { q, limit: 8 }, signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? [];
  const labelOf = (row: (typeof rows)[number]) =>
    [row.title, row.offerNumber].filter((part) => part !== null).join(' · ');
  return (
    <Autocomplete
      label={label}
      data={[...new Set(rows.map(labelOf))]}
      filter={({ options }) => options}
      maxLength={200}
      value={value.title}
      onChange={(title) =>
        onChange({ vehicleId: rows.find((row) => labelOf(row) === title)?.vehicleId ?? null, title })
      }
    />
  );
}
