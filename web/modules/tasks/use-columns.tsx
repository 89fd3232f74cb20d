import { Checkbox } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { TaskRow } from '../../api/types.ts';
import { type Column, DueBadge, RelativeTime } from '../../ui/index.ts';
import type { TaskSearch } from './search.ts';
import styles from './tasks.module.css';
import { useTaskWords } from './words.ts';

export type Selection = {
  readonly has: (taskId: string) => boolean;
  readonly toggle: (taskId: string) => void;
};

export function useColumns(search: TaskSearch, selection: Selection): readonly Column<TaskRow>[] {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  const ended = search.state === 'ended';
  return [
    ...(ended
      ? []
      : [
          {
            id: 'select',
            header: <span className="visually-hidden">{t('columns.select')}</span>,
            width: '44px',
            cell: (row: TaskRow) => <Tick row={row} selection={selection} />,
          },
        ]),
    {
      id: 'due',
      header: ended ? t('columns.ended') : t('columns.due'),
      width: '220px',
      cell: (row) => <When row={row} />,
    },
    { id: 'what', header: t('columns.what'), cell: (row) => <What row={row} search={search} /> },
    {
      id: 'customer',
      header: t('columns.customer'),
      width: '24%',
      cell: (row) => <span title={customerOf(row)}>{customerOf(row)}</span>,
    },
    {
      id: 'type',
      header: t('filters.type'),
      width: '120px',
      cell: (row) => <span className={styles.soft}>{words.type(row.type)}</span>,
    },
    {
      id: 'assignee',
      header: t('columns.assignee'),
      width: '140px',
      cell: (row) => row.assignee?.name ?? <span className={styles.soft}>{t('form.nobody')}</span>,
    },
  ];
}

export function customerOf(row: TaskRow): string {
  return [row.contact?.name, row.car?.name ?? row.lead?.about].filter((text) => text).join(' · ');
}

export function Tick({ row, selection }: { row: TaskRow; selection: Selection }) {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  return (
    <Checkbox
      size="xs"
      aria-label={`${t('columns.select')}: ${words.what(row)}`}
      checked={selection.has(row.taskId)}
      onChange={() => selection.toggle(row.taskId)}
    />
  );
}

export function When({ row }: { row: TaskRow }) {
  const words = useTaskWords();
  if (row.ended === null) return <DueBadge due={row.due} />;
  return (
    <span className={styles.soft}>
      {words.outcome(row.ended.outcome)} · <RelativeTime at={row.ended.at} />
    </span>
  );
}

export function What({ row, search }: { row: TaskRow; search: TaskSearch }) {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/tasks"
      params={{ dealer: dealer.key }}
      search={{ ...search, task: row.taskId }}
      className={styles.what}
      title={words.what(row)}
    >
      {words.what(row)}
      {row.repeats && <IconRepeat size={14} aria-label={t('repeats')} className={styles.mark ?? ''} />}
    </Link>
  );
}
