import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { LeadList, LeadRow } from '../../api/types.ts';
import { useLeadWords } from '../leads/words.ts';

const WAIT_MS = 200;

type Props = {
  label: string;
  description: string;
  /** The open lead that was found, or none. */
  onChange: (lead: { leadId: string; about: string; vehicle: string } | null) => void;
};

/** The customer of an open lead, by name, vehicle or phone; what is typed and matches none is nobody. */
export function CustomerField({ label, description, onChange }: Props) {
  const { path, keys } = useDealer();
  const words = useLeadWords();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), WAIT_MS);
  const { data } = useQuery({
    queryKey: [...keys.leads, 'find', q],
    queryFn: ({ signal }) => api.get<LeadList>(path('/leads'), { query: { q, limit: 8 }, signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  const labelOf = (row: LeadRow) => `${row.customer} · ${words.about(row)}`;
  const rows = data?.rows ?? [];
  return (
    <Autocomplete
      label={label}
      description={description}
      data={[...new Set(rows.map(labelOf))]}
      filter={({ options }) => options}
      maxLength={200}
      value={text}
      onChange={(next) => {
        setText(next);
        const row = rows.find((one) => labelOf(one) === next);
        onChange(
          row === undefined
            ? null
            : { leadId: row.leadId, about: words.about(row), vehicle: row.vehicle?.title ?? '' },
        );
      }}
    />
  );
}
