import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { User } from '../../api/types.ts';

type Props = {
  label: string;
  hint: string;
  people: readonly User[];
  value: string | null;
  onChange: (userId: string | null) => void;
  error?: ReactNode;
};

/** One active person, or nobody. Who is chosen and left stays in the list, so that the choice can be seen. */
export function PersonSelect({ label, hint, people, value, onChange, error }: Props) {
  const t = useTranslations('distribution');
  return (
    <NativeSelect
      label={label}
      description={hint}
      data={[
        { value: '', label: t('nobody') },
        ...people
          .filter((person) => person.active || person.userId === value)
          .map((person) => ({ value: person.userId, label: person.name })),
      ]}
      value={value ?? ''}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
