import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useDealer, useSession } from '../../api/session.ts';
import type { User, UserPatch } from '../../api/types.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { ConfirmDialog, FormProblem, useToast } from '../../ui/index.ts';
import styles from './people.module.css';
import { useUsers } from './use-users.ts';

/** The end of an account, which can be undone. Open leads are handed over first. Nobody can end their own. */
export function Deactivation({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTranslations('people.deactivate');
  const { user: me } = useSession();
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const problemText = useProblemText();
  const users = useUsers();
  const [asking, setAsking] = useState(false);
  const [heir, setHeir] = useState('');
  const change = useMutation({
    mutationFn: (body: UserPatch) => api.patch(path(`/users/${user.userId}`), body),
    onSuccess: (_, body) => {
      void client.invalidateQueries({ queryKey: keys.all });
      toast.done(t(body.active === true ? 'activated' : 'done', { name: user.name }));
      setAsking(false);
      onDone();
    },
  });
  if (user.userId === me.userId) return null;
  const heirs = (users.data?.rows ?? []).filter(
    (each) => each.active && each.canBeAssigned && each.userId !== user.userId,
  );
  const hasOpen =
    user.openLeads > 0 || (change.error instanceof ApiProblem && change.error.code === 'people.hasOpenLeads');
  return (
    <section className={styles.section}>
      {user.active ? (
        <Group>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('button')}
          </Button>
          <SignOut user={user} />
        </Group>
      ) : (
        <>
          <FormProblem>{change.error === null ? null : problemText(change.error)}</FormProblem>
          <Button
            variant="default"
            mt="sm"
            loading={change.isPending}
            onClick={() => change.mutate({ active: true })}
          >
            {t('again')}
          </Button>
        </>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('title', { name: user.name })}
        confirm={t('button')}
        busy={change.isPending}
        disabled={hasOpen && heir === ''}
        onConfirm={() => change.mutate({ active: false, handOverTo: heir === '' ? null : heir })}
      >
        <p>{t('text', { name: user.name })}</p>
        {hasOpen && (
          <NativeSelect
            label={t('handOver', { count: Math.max(1, user.openLeads) })}
            value={heir}
            onChange={(event) => setHeir(event.currentTarget.value)}
            data={[
              { value: '', label: t('choose') },
              ...heirs.map((each) => ({ value: each.userId, label: each.name })),
            ]}
          />
        )}
        {asking && <FormProblem>{change.error === null ? null : problemText(change.error)}</FormProblem>}
      </ConfirmDialog>
    </section>
  );
}

/** Ends their sessions on all devices, say because a phone was lost. They sign in again. */
function SignOut({ user }: { user: User }) {
  const t = useTranslations('people.signOut');
  const { path } = useDealer();
  const toast = useToast();
  const end = useMutation({
    mutationFn: () => api.delete(path(`/users/${user.userId}/sessions`)),
    onSuccess: () => toast.done(t('done', { name: user.name })),
    onError: (error) => toast.problem(error),
  });
  return (
    <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
      {t('button')}
    </Button>
  );
}
