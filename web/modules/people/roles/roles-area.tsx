import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '../../../api/types.ts';
import { Loaded } from '../../../ui/index.ts';
import { RoleDialog } from './role-dialog.tsx';
import { RoleMatrix } from './role-matrix.tsx';
import { useRoles } from './use-roles.ts';

/** Settings, roles: what each may at a glance, and the way to change it. */
export function RolesArea() {
  const t = useTranslations('roles');
  const roles = useRoles();
  const [open, setOpen] = useState<Role | 'new' | null>(null);
  return (
    <>
      <p>{t('hint')}</p>
      <Loaded query={roles}>
        {(data) => (
          <>
            {data.mayAdd && (
              <Button leftSection={<IconPlus size={16} aria-hidden />} mb="md" onClick={() => setOpen('new')}>
                {t('add')}
              </Button>
            )}
            <RoleMatrix roles={data} onOpen={setOpen} />
            {open !== null && (
              <RoleDialog
                key={open === 'new' ? open : open.role}
                roles={data}
                role={open === 'new' ? null : open}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
