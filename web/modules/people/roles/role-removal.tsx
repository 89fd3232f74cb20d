import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Role, Roles } from '../../../api/types.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { ConfirmDialog, FormProblem, useToast } from '../../../ui/index.ts';
import { useRoleName } from './use-roles.ts';

/** Removes a role of the dealer's own; whoever holds it gets another. */
export function RoleRemoval({ roles, role, onDone }: { roles: Roles; role: Role; onDone: () => void }) {
  const t = useTranslations('roles');
  const roleName = useRoleName();
  const problemText = useProblemText();
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const others = roles.rows.filter((each) => each.role !== role.role);
  const [asking, setAsking] = useState(false);
  const [heir, setHeir] = useState(others[0]?.role ?? '');
  const name = roleName(role.role, role.name);
  const remove = useMutation({
    mutationFn: () => api.delete(path(`/roles/${role.role}?replacedBy=${encodeURIComponent(heir)}`)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.all });
      toast.done(t('removed', { name }));
      onDone();
    },
  });
  return (
    <>
      <Button variant="default" mt="lg" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('removeTitle', { name })}
        confirm={t('remove')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('removeText')}</p>
        {role.people.length > 0 && (
          <NativeSelect
            label={t('replace', { count: role.people.length })}
            value={heir}
            onChange={(event) => setHeir(event.currentTarget.value)}
            data={others.map((each) => ({ value: each.role, label: roleName(each.role, each.name) }))}
          />
        )}
        <FormProblem>{remove.error === null ? null : problemText(remove.error)}</FormProblem>
      </ConfirmDialog>
    </>
  );
}
