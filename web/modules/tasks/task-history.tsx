import { Button, Group, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Task } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { RelativeTime, SubmitButton, useToast } from '../../ui/index.ts';
import { worded } from '../leads/words.ts';
import { useTasksChanged } from './queries.ts';
import styles from './tasks.module.css';

/** What happened with the task, newest first, and the field for a note. */
export function TaskHistory({ task }: { task: Task }) {
  const t = useTranslations('tasks.panel');
  const sentence = useSentence();
  const [writing, setWriting] = useState(false);
  return (
    <section>
      <div className={styles.historyHead}>
        <h2>{t('history')}</h2>
        {task.task.may.work && !writing && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWriting(true)}>
            {t('addNote')}
          </Button>
        )}
      </div>
      {writing && <NoteForm taskId={task.task.taskId} onDone={() => setWriting(false)} />}
      <ul className={styles.history}>
        {task.history.map((entry) => (
          <li key={entry.entryId}>
            <span>{[sentence(entry), entry.actor].filter(Boolean).join(' · ')}</span>
            <RelativeTime at={entry.at} className={styles.soft} />
            {entry.text !== null && <p className={styles.notes}>{entry.text}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useSentence() {
  const t = useTranslations('tasks');
  const time = useTime();
  const now = useNow();
  return ({ kind, details }: Task['history'][number]): string => {
    if (kind === 'made' && details.because === 'rule') return t('history.madeByRule');
    if (kind === 'made' && details.because === 'series') return t('history.madeBySeries');
    if (kind === 'assigned') {
      return typeof details.to === 'string'
        ? t('history.assigned', { to: details.to })
        : t('history.assignedNobody');
    }
    if (kind === 'dueMoved') return t('history.dueMoved', { moment: time.absolute(String(details.to), now) });
    return worded(t, `history.${kind}`) ?? t('history.changed');
  };
}

function NoteForm({ taskId, onDone }: { taskId: string; onDone: () => void }) {
  const t = useTranslations('tasks');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useTasksChanged();
  const [text, setText] = useState('');
  const save = useMutation({
    mutationFn: () => api.post(path(`/tasks/${taskId}/notes`), { text: text.trim() }),
    onSuccess: () => {
      toast.done(t('done.noted'));
      onDone();
    },
    onError: toast.problem,
    onSettled: changed,
  });
  return (
    <form
      className={styles.endings}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') save.mutate();
      }}
    >
      <Textarea
        label={t('panel.note')}
        autosize
        minRows={2}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <SubmitButton busy={save.isPending} label={t('panel.saveNote')} disabled={text.trim() === ''} />
      </Group>
    </form>
  );
}
