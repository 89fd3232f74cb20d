import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ContactList, LeadList } from '../../api/types.ts';
import { useLeadWords } from '../leads/words.ts';

const WAIT_MS = 200;
const MOST = 6;

/** Whom something concerns: the customer of an open lead, or a contact. */
export type Customer =
  | { readonly of: 'lead'; readonly leadId: string; readonly vehicle: string }
  | { readonly of: 'contact'; readonly contactId: string };

type Props = { label: string; description: string; onChange: (customer: Customer | null) => void };

/** Looks among open leads and contacts, by name, vehicle or phone; what is typed and matches none is nobody. */
export function CustomerField({ label, description, onChange }: Props) {
  const t = useTranslations('tasks.form');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), WAIT_MS);
  const found = useCustomers(q);
  return (
    <Autocomplete
      label={label}
      description={description}
      data={[
        {
          group: t('openLeads'),
          items: found.filter(({ customer }) => customer.of === 'lead').map(({ label: name }) => name),
        },
        {
          group: t('contacts'),
          items: found.filter(({ customer }) => customer.of === 'contact').map(({ label: name }) => name),
        },
      ].filter(({ items }) => items.length > 0)}
      filter={({ options }) => options}
      maxLength={200}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(found.find((one) => one.label === next)?.customer ?? null);
      }}
    />
  );
}

/** Each with a text of its own: the field knows its options by their texts. */
function useCustomers(q: string): readonly { label: string; customer: Customer }[] {
  const { path, keys } = useDealer();
  const words = useLeadWords();
  const asked = { enabled: q.length >= 2, placeholderData: keepPreviousData };
  const leads = useQuery({
    queryKey: [...keys.leads, 'find', q],
    queryFn: ({ signal }) => api.get<LeadList>(path('/leads'), { query: { q, limit: MOST }, signal }),
    ...asked,
  });
  const contacts = useQuery({
    queryKey: [...keys.all, 'contacts', 'find', q],
    queryFn: ({ signal }) => api.get<ContactList>(path('/contacts'), { query: { q, limit: MOST }, signal }),
    ...asked,
  });
  const found = [
    ...(leads.data?.rows ?? []).map((row) => ({
      label: `${row.customer} · ${words.about(row)}`,
      customer: { of: 'lead' as const, leadId: row.leadId, vehicle: row.vehicle?.title ?? '' },
    })),
    ...(contacts.data?.rows ?? []).map((row) => ({
      label: [row.name, row.company, row.city, row.phone ?? row.email]
        .filter((part) => part !== null)
        .join(' · '),
      customer: { of: 'contact' as const, contactId: row.contactId },
    })),
  ];
  return [...new Map(found.map((one) => [one.label, one])).values()];
}
