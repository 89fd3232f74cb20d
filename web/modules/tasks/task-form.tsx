import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useDealer, useSession } from '../../api/session.ts';
import type { Task, TaskPatch, TaskRequest } from '../../api/types.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { readNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { FormProblem, SubmitButton, useToast } from '../../ui/index.ts';
import dialog from '../leads/dialog.module.css';
import { type Customer, CustomerField } from './customer-field.tsx';
import { type DueFields, dueOfFields, today } from './due-choice.ts';
import { DueField } from './due-field.tsx';
import { PersonField } from './person-field.tsx';
import { useTasksChanged, useTaskTypes } from './queries.ts';
import { type Repeat, RepeatField, seriesOf } from './repeat-field.tsx';
import { useTaskWords } from './words.ts';

/** What a new task is about, where the page that makes it knows. */
export type About = {
  contact?: { contactId: string; name: string };
  lead?: { leadId: string; about: string };
  car?: { carId: string; name: string };
  /** `YYYY-MM-DD`, where a day was clicked. */
  date?: string;
};

/** Plans a task. */
export function NewTaskForm({ about, onDone }: { about: About; onDone: () => void }) {
  const t = useTranslations('tasks.form');
  const { path } = useDealer();
  const { user } = useSession();
  const { timeZone } = useTime();
  const toast = useToast();
  const problemText = useProblemText();
  const changed = useTasksChanged();
  const [content, setContent] = useState<Content>({ taskTypeId: null, title: '', notes: '' });
  const people = useAssignable(user.userId);
  const [assigneeId, setAssigneeId] = useState<string | null | undefined>();
  const [due, setDue] = useState<DueFields>(() => ({
    date: about.date ?? today(readNow(), timeZone),
    time: '',
  }));
  const [repeat, setRepeat] = useState<Repeat>({ kind: 'never', until: '' });
  const [tried, setTried] = useState(false);
  // One key for all tries of this form: a try whose answer got lost makes no second task.
  const key = useRef(crypto.randomUUID());
  const make = useMutation({
    mutationFn: (task: TaskRequest) =>
      api.post(path('/tasks'), task, { headers: { 'idempotency-key': key.current } }),
    onSuccess: () => {
      toast.done(t('planned'));
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) key.current = crypto.randomUUID();
    },
    onSettled: changed,
  });
  const [customer, setCustomer] = useState<Customer | null>(null);
  const leadId = about.lead?.leadId ?? (customer?.of === 'lead' ? customer.leadId : undefined);
  const contactId = about.contact?.contactId ?? (customer?.of === 'contact' ? customer.contactId : undefined);
  const free = about.contact === undefined && about.lead === undefined && about.car === undefined;
  const chosen = dueOfFields(due, timeZone);
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (chosen === null || make.isPending) return;
        make.mutate({
          ...(content.taskTypeId === null ? {} : { taskTypeId: content.taskTypeId }),
          title: content.title,
          notes: content.notes,
          ...(contactId === undefined ? {} : { contactId }),
          ...(leadId === undefined ? {} : { leadId }),
          ...(about.car && { carId: about.car.carId }),
          assigneeId: assigneeId === undefined ? people.own : assigneeId,
          due: chosen,
          series: seriesOf(repeat),
        });
      }}
    >
      <AboutLine about={about} />
      <ContentFields content={content} onChange={setContent} />
      {free && <CustomerField label={t('customer')} description={t('customerHint')} onChange={setCustomer} />}
      <DueField value={due} onChange={setDue} error={tried && chosen === null ? t('needDate') : undefined} />
      <PersonField
        label={t('assignee')}
        value={assigneeId === undefined ? people.own : assigneeId}
        onChange={setAssigneeId}
      />
      <RepeatField value={repeat} onChange={setRepeat} />
      <FormProblem>{make.error === null ? null : problemText(make.error)}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={make.isPending} label={t('plan')} />
      </Group>
    </form>
  );
}

/** Oneself, unless one cannot be given anything: an operator who does not work here. */
function useAssignable(userId: string): { own: string | null } {
  const { dealer } = useDealer();
  return { own: dealer.may.seeAllLeads ? userId : null };
}

/** Changes what a task is about. */
export function ChangeTaskForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const t = useTranslations('tasks.form');
  const { path } = useDealer();
  const toast = useToast();
  const problemText = useProblemText();
  const changed = useTasksChanged();
  const [content, setContent] = useState<Content>({
    taskTypeId: task.task.type.taskTypeId,
    title: task.task.title ?? '',
    notes: task.notes ?? '',
  });
  const change = useMutation({
    mutationFn: (patch: TaskPatch) => api.patch(path(`/tasks/${task.task.taskId}`), patch),
    onSuccess: () => {
      toast.done(t('saved'));
      onDone();
    },
    onSettled: changed,
  });
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { taskTypeId, ...texts } = content;
        change.mutate({ ...texts, ...(taskTypeId === null ? {} : { taskTypeId }) });
      }}
    >
      <ContentFields content={content} onChange={setContent} />
      <FormProblem>{change.error === null ? null : problemText(change.error)}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={change.isPending} label={t('save')} />
      </Group>
    </form>
  );
}

type Content = { taskTypeId: string | null; title: string; notes: string };

function ContentFields({ content, onChange }: { content: Content; onChange: (content: Content) => void }) {
  const t = useTranslations('tasks.form');
  const words = useTaskWords();
  const types = (useTaskTypes().data?.rows ?? []).filter(
    (type) => !type.hidden || type.taskTypeId === content.taskTypeId,
  );
  const general = types.find((type) => type.key === 'general')?.taskTypeId;
  return (
    <>
      <TextInput
        label={t('what')}
        data-autofocus
        maxLength={200}
        autoComplete="off"
        value={content.title}
        onChange={(event) => onChange({ ...content, title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('type')}
        data={types.map((type) => ({ value: type.taskTypeId, label: words.type(type) }))}
        value={content.taskTypeId ?? general ?? ''}
        onChange={(event) => onChange({ ...content, taskTypeId: event.currentTarget.value })}
      />
      <Textarea
        label={t('notes')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={content.notes}
        onChange={(event) => onChange({ ...content, notes: event.currentTarget.value })}
      />
    </>
  );
}

function AboutLine({ about: { contact, lead, car } }: { about: About }) {
  const facts = [contact?.name, lead?.about, car?.name].filter((text) => text !== undefined && text !== '');
  return facts.length === 0 ? null : <p className={dialog.hint}>{facts.join(' · ')}</p>;
}
