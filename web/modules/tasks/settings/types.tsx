import { Button, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { TaskType, TaskTypes } from '../../../api/types.ts';
import { Loaded, useToast } from '../../../ui/index.ts';
import settings from '../../dealers/settings.module.css';
import { useTaskTypes } from '../queries.ts';
import styles from '../tasks.module.css';
import { useTaskWords } from '../words.ts';

/** The types of tasks: renamed, hidden and added; each change holds at once. Nothing is deleted. */
export function Types() {
  const t = useTranslations('tasks.settings');
  const types = useTaskTypes();
  return (
    <section className={settings.section}>
      <h2>{t('types')}</h2>
      <p className={settings.hint}>{t('typesHint')}</p>
      <Loaded query={types}>
        {({ rows, mayChange }) => (
          <>
            <ul className={styles.open}>
              {rows.map((type) => (
                <TypeRow key={`${type.taskTypeId} ${type.name}`} type={type} mayChange={mayChange} />
              ))}
            </ul>
            {mayChange && <NewType />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function useTypeDeed<Body>(send: (body: Body) => Promise<TaskTypes>) {
  const { keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: send,
    onSuccess: (types) => client.setQueryData(keys.taskTypes, types),
    onError: toast.problem,
  });
}

function TypeRow({ type, mayChange }: { type: TaskType; mayChange: boolean }) {
  const t = useTranslations('tasks.settings');
  const words = useTaskWords();
  const toast = useToast();
  const { path } = useDealer();
  const shown = words.type(type);
  const [name, setName] = useState(shown);
  const change = useTypeDeed((body: { name?: string | null; hidden?: boolean }) =>
    api.patch<TaskTypes>(path(`/task-types/${type.taskTypeId}`), body),
  );
  const rename = () => {
    const wanted = name.trim();
    if (wanted === shown) return;
    // emptied: a system type is called as the product does again
    const before = type.name;
    change.mutate(
      { name: wanted === '' ? null : wanted },
      {
        onSuccess: () => toast.done(t('typeSaved'), () => change.mutate({ name: before })),
        onError: () => setName(shown),
      },
    );
  };
  return (
    <li className={styles.openRow}>
      <TextInput
        className={styles.openLink ?? ''}
        aria-label={t('typeName', { name: shown })}
        disabled={!mayChange}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      <span className={styles.soft}>{t('uses', { count: type.uses })}</span>
      <Switch
        label={t('shown')}
        aria-label={`${t('shown')}: ${shown}`}
        disabled={!mayChange || type.key === 'general'}
        checked={!type.hidden}
        onChange={(event) => change.mutate({ hidden: !event.currentTarget.checked })}
      />
    </li>
  );
}

function NewType() {
  const t = useTranslations('tasks.settings');
  const { path } = useDealer();
  const [name, setName] = useState('');
  const add = useTypeDeed((body: { name: string }) => api.post<TaskTypes>(path('/task-types'), body));
  return (
    <form
      className={styles.quick}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') add.mutate({ name: name.trim() }, { onSuccess: () => setName('') });
      }}
    >
      <TextInput
        aria-label={t('newType')}
        placeholder={t('newType')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ''}>
        {t('addType')}
      </Button>
    </form>
  );
}
