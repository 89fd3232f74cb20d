import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Role, Roles } from '../../../api/types.ts';

export type Right = Role['rights'][number];

/** The roles of the dealer and what each may. */
export function useRoles() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.roles,
    queryFn: ({ signal }) => api.get<Roles>(path('/roles'), { signal }),
  });
}

const presets = ['salesperson', 'adviser', 'reception', 'supervisor', 'administrator'] as const;

/** What a role is called: the name it was given, else that of the preset in the reader's language. */
export function useRoleName(): (role: string, name: string | null) => string {
  const t = useTranslations('common.roles');
  return (role, name) => {
    const preset = presets.find((one) => one === role);
    return name ?? (preset === undefined ? '' : t(preset));
  };
}
