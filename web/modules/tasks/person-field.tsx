import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useLeadChoices } from '../leads/queries.ts';

type Props = {
  label: string;
  value: string | null;
  /** The name of who has it now, who may have left and is no choice any more. */
  now?: { userId: string; name: string } | null;
  onChange: (userId: string | null) => void;
};

/** Whose it is: somebody who can be given things, or nobody. */
export function PersonField({ label, value, now = null, onChange }: Props) {
  const t = useTranslations('tasks.form');
  const people = useLeadChoices().data?.assignees ?? [];
  const missing = now !== null && !people.some((person) => person.userId === now.userId) ? [now] : [];
  return (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: t('nobody') },
        ...[...people, ...missing].map((person) => ({ value: person.userId, label: person.name })),
      ]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
