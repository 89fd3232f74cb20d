import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useRoleName, useRoles } from './use-roles.ts';

/** Chooses a role and says what it may. */
export function RoleSelect({ value, ...props }: NativeSelectProps & { value?: string }) {
  const t = useTranslations('roles.rights');
  const roleName = useRoleName();
  const roles = useRoles().data?.rows ?? [];
  const chosen = roles.find(({ role }) => role === value);
  return (
    <NativeSelect
      {...props}
      value={value}
      description={chosen?.rights.map((right) => t(`${right}.title`)).join(' · ')}
      data={roles.map(({ role, name }) => ({ value: role, label: roleName(role, name) }))}
    />
  );
}
