import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { TaskListQuery, TaskRow } from '../../api/types.ts';
import { DueBadge, Loaded } from '../../ui/index.ts';
import { useFewTasks } from './queries.ts';
import { NewTaskDialog } from './task-dialog.tsx';
import type { About } from './task-form.tsx';
import styles from './tasks.module.css';
import { useTaskDeeds } from './use-task-deeds.ts';
import { useTaskWords } from './words.ts';

type Props = {
  /** Which: those of a lead, of a contact, of a car, or `{ assignee: 'me' }`. */
  of: Pick<TaskListQuery, 'lead' | 'contact' | 'car' | 'assignee' | 'colour'>;
  /** What a task that is planned here is about; left out: none is planned here. */
  about?: About;
  limit?: number;
};

/** The open tasks of something as a short list, each with the tick that ends it. Needs the messages of `tasks`. */
export function OpenTasks({ of, about, limit = 8 }: Props) {
  const t = useTranslations('tasks.open');
  const tasks = useFewTasks({ ...of, limit });
  const [planning, setPlanning] = useState(false);
  return (
    <>
      <Loaded query={tasks}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.soft}>{t('none')}</p>
          ) : (
            <ul className={styles.open}>
              {rows.map((row) => (
                <OpenTask key={row.taskId} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {about !== undefined && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setPlanning(true)}
        >
          {t('add')}
        </Button>
      )}
      {planning && about !== undefined && <NewTaskDialog about={about} onClose={() => setPlanning(false)} />}
    </>
  );
}

function OpenTask({ row }: { row: TaskRow }) {
  const t = useTranslations('tasks.open');
  const words = useTaskWords();
  const deeds = useTaskDeeds();
  const { dealer } = useDealer();
  const facts = [row.contact?.name, row.assignee?.name].filter((text) => text !== undefined);
  return (
    <li className={styles.openRow}>
      {row.may.work && (
        <ActionIcon
          variant="default"
          radius="xl"
          aria-label={`${t('done')}: ${words.what(row)}`}
          disabled={deeds.busy}
          onClick={() => deeds.end([row], 'done')}
        >
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
      )}
      <Link
        to="/d/$dealer/tasks"
        params={{ dealer: dealer.key }}
        search={{ assignee: 'anyone', task: row.taskId }}
        className={styles.openLink}
      >
        <span className={styles.what}>{words.what(row)}</span>
        <span className={styles.soft}>{facts.join(' · ')}</span>
      </Link>
      <DueBadge due={row.due} />
    </li>
  );
}
