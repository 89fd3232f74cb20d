import { Button, Drawer, Group, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Task } from '../../api/types.ts';
import { useTime } from '../../time/use-time.ts';
import { DueBadge, Loaded, usePhone, useToast } from '../../ui/index.ts';
import { useTask, useTasksChanged } from './queries.ts';
import { AssignForm, MoveForm, TaskDialog } from './task-dialog.tsx';
import { ChangeTaskForm } from './task-form.tsx';
import { TaskHistory } from './task-history.tsx';
import styles from './tasks.module.css';
import { useTaskDeeds } from './use-task-deeds.ts';
import { useTaskWords } from './words.ts';

/** One task, beside the list; on the phone it fills the screen. */
export function TaskPanel({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const t = useTranslations('tasks');
  const actions = useTranslations('common.actions');
  const words = useTaskWords();
  const phone = usePhone();
  const task = useTask(taskId);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={phone ? '100%' : 460}
      title={task.data === undefined ? t('title') : words.what(task.data.task)}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={task}>{(data) => <Panel task={data} />}</Loaded>
    </Drawer>
  );
}

type Asking = 'edit' | 'assign' | 'move' | null;

function Panel({ task }: { task: Task }) {
  const t = useTranslations('tasks');
  const { task: row } = task;
  const deeds = useTaskDeeds();
  const [asking, setAsking] = useState<Asking>(null);
  const open = row.state === 'open';
  return (
    <div className={styles.panel}>
      {open && row.may.work && <Endings task={task} />}
      {!row.may.work && <p className={styles.soft}>{t('panel.notYours')}</p>}
      <Facts task={task} onAsk={setAsking} />
      <TaskHistory task={task} />
      {asking === 'edit' && (
        <TaskDialog title={t('form.titleChange')} onClose={() => setAsking(null)}>
          <ChangeTaskForm task={task} onDone={() => setAsking(null)} />
        </TaskDialog>
      )}
      {asking === 'assign' && (
        <TaskDialog title={t('bulk.assignTitle', { count: 1 })} onClose={() => setAsking(null)}>
          <AssignForm
            tasks={[row]}
            onChosen={(userId, name) => {
              deeds.assign([row], userId, name);
              setAsking(null);
            }}
          />
        </TaskDialog>
      )}
      {asking === 'move' && (
        <TaskDialog title={t('bulk.moveTitle', { count: 1 })} onClose={() => setAsking(null)}>
          <MoveForm
            tasks={[row]}
            onChosen={(due, date) => {
              deeds.move([row], due, date);
              setAsking(null);
            }}
          />
        </TaskDialog>
      )}
    </div>
  );
}

/** Done, not reached, or not needed any more, with a word about what came of it. */
function Endings({ task }: { task: Task }) {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  const { path } = useDealer();
  const toast = useToast();
  const changed = useTasksChanged();
  const [note, setNote] = useState('');
  const address = path(`/tasks/${task.task.taskId}/ending`);
  const reopen = useMutation({
    mutationFn: () => api.delete(address),
    onError: toast.problem,
    onSettled: changed,
  });
  const end = useMutation({
    mutationFn: (outcome: 'done' | 'notReached' | 'skipped') =>
      api.post(address, { outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSuccess: (_, outcome) => {
      setNote('');
      const what = words.what(task.task);
      toast.done(t('done.ended', { outcome: words.outcome(outcome), what }), () => reopen.mutate());
    },
    onError: toast.problem,
    onSettled: changed,
  });
  return (
    <div className={styles.endings}>
      <Textarea
        label={t('panel.outcomeNote')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button loading={end.isPending} onClick={() => end.mutate('done')}>
          {words.outcome('done')}
        </Button>
        <Button variant="default" onClick={() => end.mutate('notReached')}>
          {words.outcome('notReached')}
        </Button>
        <Button variant="default" onClick={() => end.mutate('skipped')}>
          {words.outcome('skipped')}
        </Button>
      </Group>
    </div>
  );
}

function Facts({ task, onAsk }: { task: Task; onAsk: (asking: Asking) => void }) {
  const t = useTranslations('tasks.panel');
  const form = useTranslations('tasks.form');
  const { dealer } = useDealer();
  const { task: row, notes } = task;
  const open = row.state === 'open';
  const button = (label: string, asking: Asking) => (
    <Button variant="subtle" size="compact-sm" onClick={() => onAsk(asking)}>
      {label}
    </Button>
  );
  return (
    <dl className={styles.facts}>
      {open ? (
        <Fact label={t('due')} side={row.may.moveDue && button(t('move'), 'move')}>
          <DueBadge due={row.due} detailed />
        </Fact>
      ) : (
        <Ended task={task} />
      )}
      <Fact label={t('assignee')} side={open && row.may.assign && button(t('assign'), 'assign')}>
        {row.assignee?.name ?? form('nobody')}
      </Fact>
      {row.contact !== null && (
        <Fact label={t('customer')}>
          <Link
            to="/d/$dealer/contacts/$contactId"
            params={{ dealer: dealer.key, contactId: row.contact.contactId }}
          >
            {row.contact.name}
          </Link>
        </Fact>
      )}
      {row.lead !== null && (
        <Fact label={t('lead')}>
          <Link to="/d/$dealer/leads/$leadId" params={{ dealer: dealer.key, leadId: row.lead.leadId }}>
            {row.lead.about ?? t('openLead')}
          </Link>
        </Fact>
      )}
      {row.car !== null && <Fact label={t('vehicle')}>{row.car.name}</Fact>}
      {task.series !== null && <SeriesFact task={task} />}
      <Fact label={t('notes')} side={row.may.work && button(t('edit'), 'edit')}>
        <span className={styles.notes}>{notes ?? '–'}</span>
      </Fact>
    </dl>
  );
}

function Fact({ label, side, children }: { label: string; side?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.factText}>{children}</span>
        {side}
      </dd>
    </div>
  );
}

function Ended({ task: { task } }: { task: Task }) {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  const { path } = useDealer();
  const toast = useToast();
  const changed = useTasksChanged();
  const reopen = useMutation({
    mutationFn: () => api.delete(path(`/tasks/${task.taskId}/ending`)),
    onSuccess: () => toast.done(t('done.reopened')),
    onError: toast.problem,
    onSettled: changed,
  });
  return (
    <Fact
      label={t('columns.ended')}
      side={
        task.may.work && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={reopen.isPending}
            onClick={() => reopen.mutate()}
          >
            {t('panel.reopen')}
          </Button>
        )
      }
    >
      {task.ended === null
        ? ''
        : [words.outcome(task.ended.outcome), task.ended.by].filter(Boolean).join(' · ')}
    </Fact>
  );
}

const everyWords = { day: 'everyDay', week: 'everyWeek', month: 'everyMonth', year: 'everyYear' } as const;

function SeriesFact({ task }: { task: Task }) {
  const t = useTranslations('tasks.panel');
  const done = useTranslations('tasks.done');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useTasksChanged();
  const end = useMutation({
    mutationFn: () => api.delete(path(`/tasks/${task.task.taskId}/series`)),
    onSuccess: () => toast.done(done('seriesEnded')),
    onError: toast.problem,
    onSettled: changed,
  });
  if (task.series === null) return null;
  const { every, unit, next } = task.series;
  return (
    <Fact
      label={t('series')}
      side={
        task.task.may.work &&
        next !== null && (
          <Button variant="subtle" size="compact-sm" loading={end.isPending} onClick={() => end.mutate()}>
            {t('endSeries')}
          </Button>
        )
      }
    >
      {t(everyWords[unit], { every })} · <NextDate next={next} />
    </Fact>
  );
}

function NextDate({ next }: { next: string | null }) {
  const t = useTranslations('tasks.panel');
  const time = useTime();
  return next === null ? t('last') : t('next', { date: time.plainDate(next) });
}
