import { Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../../api/session.ts';
import type { TaskDueChoice, TaskRow } from '../../api/types.ts';
import { readNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { SubmitButton, usePhone } from '../../ui/index.ts';
import dialog from '../leads/dialog.module.css';
import { dueOfFields, fieldsOfDue, today } from './due-choice.ts';
import { DueField } from './due-field.tsx';
import { PersonField } from './person-field.tsx';
import { type About, NewTaskForm } from './task-form.tsx';

export function TaskDialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {children}
    </Modal>
  );
}

export function NewTaskDialog({ about = {}, onClose }: { about?: About; onClose: () => void }) {
  const t = useTranslations('tasks.form');
  return (
    <TaskDialog title={t('titleNew')} onClose={onClose}>
      <NewTaskForm about={about} onDone={onClose} />
    </TaskDialog>
  );
}

/** Asks to whom; `tasks` are those it is about. */
export function AssignForm({
  tasks,
  onChosen,
}: {
  tasks: readonly TaskRow[];
  onChosen: (userId: string | null, name: string) => void;
}) {
  const t = useTranslations('tasks');
  const { user } = useSession();
  const [first] = tasks;
  const now = tasks.length === 1 ? (first?.assignee ?? null) : null;
  const [userId, setUserId] = useState<string | null>(now?.userId ?? user.userId);
  return (
    <form
      className={dialog.form}
      onSubmit={(event) => {
        event.preventDefault();
        const select = event.currentTarget.querySelector('select');
        onChosen(userId, select?.selectedOptions[0]?.text ?? '');
      }}
    >
      <PersonField label={t('form.assignee')} value={userId} now={now} onChange={setUserId} />
      <Group justify="flex-end">
        <SubmitButton busy={false} label={t('panel.assign')} />
      </Group>
    </form>
  );
}

/** Asks until when. */
export function MoveForm({
  tasks,
  onChosen,
}: {
  tasks: readonly TaskRow[];
  onChosen: (due: TaskDueChoice, date: string) => void;
}) {
  const t = useTranslations('tasks');
  const { timeZone, plainDay } = useTime();
  const [only, another] = tasks;
  const [due, setDue] = useState(() =>
    only !== undefined && another === undefined
      ? fieldsOfDue(only.due, timeZone)
      : { date: today(readNow(), timeZone), time: '' },
  );
  const chosen = dueOfFields(due, timeZone);
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onChosen(chosen, plainDay(due.date));
      }}
    >
      <DueField value={due} onChange={setDue} error={chosen === null ? t('form.needDate') : undefined} />
      <Group justify="flex-end">
        <SubmitButton busy={false} label={t('panel.move')} disabled={chosen === null} />
      </Group>
    </form>
  );
}
