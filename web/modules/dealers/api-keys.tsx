import { Anchor, Button, Group, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ApiKey, ApiKeys, FreshApiKey } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import {
  type Column,
  ConfirmDialog,
  CopyButton,
  DataTable,
  EmptyState,
  FormProblem,
  Loaded,
  SubmitButton,
  useFormProblem,
  useRules,
  useToast,
} from '../../ui/index.ts';
import styles from './settings.module.css';

export function ApiKeysSettings() {
  const t = useTranslations('settings.apiKeys');
  const { path, keys } = useDealer();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const list = useQuery({
    queryKey: keys.apiKeys,
    queryFn: ({ signal }) => api.get<ApiKeys>(path('/api-keys'), { signal }),
  });
  return (
    <>
      <p>
        {t('hint')}{' '}
        <Anchor href="/api/docs" target="_blank">
          {t('docs')}
        </Anchor>
      </p>
      <Button leftSection={<IconPlus size={16} aria-hidden />} mb="md" onClick={() => setCreating(true)}>
        {t('create')}
      </Button>
      <Loaded query={list}>
        {(data) => <KeyTable rows={data.rows} loading={list.isFetching} onRevoke={setRevoking} />}
      </Loaded>
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
      {revoking !== null && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

type TableProps = { rows: readonly ApiKey[]; loading: boolean; onRevoke: (key: ApiKey) => void };

function KeyTable({ rows, loading, onRevoke }: TableProps) {
  const t = useTranslations('settings.apiKeys');
  const areas = useTranslations('settings.areas');
  const time = useTime();
  const now = useNow();
  const created = (key: ApiKey) => {
    const moment = time.absolute(key.createdAt, now);
    return key.createdBy === null ? moment : t('createdBy', { moment, name: key.createdBy });
  };
  const used = (key: ApiKey) => (key.lastUsedAt === null ? t('never') : time.relative(key.lastUsedAt, now));
  const revoke = (key: ApiKey) => (
    <Button variant="default" size="compact-sm" onClick={() => onRevoke(key)}>
      {t('revoke')}
    </Button>
  );
  const columns: readonly Column<ApiKey>[] = [
    { id: 'name', header: t('columnName'), cell: (key) => key.name },
    {
      id: 'hint',
      header: t('columnHint'),
      width: '140px',
      cell: (key) => <span style={{ fontFamily: 'ui-monospace, monospace' }}>{key.hint}…</span>,
    },
    { id: 'created', header: t('columnCreated'), cell: created },
    { id: 'used', header: t('columnUsed'), width: '140px', cell: used },
    {
      id: 'revoke',
      header: <span className="visually-hidden">{t('revoke')}</span>,
      width: '130px',
      align: 'end',
      cell: revoke,
    },
  ];
  return (
    <DataTable
      inline
      label={areas('apiKeys')}
      columns={columns}
      rows={rows}
      keyOf={(key) => key.apiKeyId}
      loading={loading}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      phoneRow={(key) => (
        <div className={styles.section} style={{ padding: '12px 0', border: 0 }}>
          <strong>{key.name}</strong>
          <span className={styles.state}>
            {t('columnHint')} {key.hint}… · {t('columnCreated')} {created(key)} · {t('columnUsed')}{' '}
            {used(key)}
          </span>
          <div>{revoke(key)}</div>
        </div>
      )}
    />
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.apiKeys');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const rules = useRules();
  const form = useForm({ initialValues: { name: '' }, validate: { name: rules.required } });
  const problem = useFormProblem(form);
  const create = useMutation({
    mutationFn: (values: typeof form.values) => api.post<FreshApiKey>(path('/api-keys'), values),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
    onError: problem.show,
  });
  const fresh = create.data;
  return (
    <Modal
      opened
      onClose={onClose}
      // The key is shown once: an accidental click beside must not lose it.
      closeOnClickOutside={fresh === undefined}
      closeOnEscape={fresh === undefined}
      title={fresh === undefined ? t('create') : t('createdTitle')}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {fresh === undefined ? (
        <form
          noValidate
          className={styles.form}
          onSubmit={form.onSubmit((values) => {
            problem.clear();
            create.mutate(values);
          })}
        >
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <FormProblem>{problem.text}</FormProblem>
          <Group justify="flex-end">
            <SubmitButton busy={create.isPending} label={t('create')} />
          </Group>
        </form>
      ) : (
        <>
          <p>{t('createdText')}</p>
          <code className={styles.key}>{fresh.key}</code>
          <Group justify="space-between" mt="lg">
            <CopyButton text={fresh.key} label={t('copy')} />
            <Button onClick={onClose}>{t('done')}</Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations('settings.apiKeys');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const revoke = useMutation({
    mutationFn: () => api.delete(path(`/api-keys/${apiKey.apiKeyId}`)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.apiKeys });
      toast.done(t('revoked', { name: apiKey.name }));
      onClose();
    },
    onError: (error) => toast.problem(error),
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('revokeTitle', { name: apiKey.name })}
      confirm={t('revoke')}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
    >
      {t('revokeText')}
    </ConfirmDialog>
  );
}
