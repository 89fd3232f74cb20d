import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { TaskRow } from '../../api/types.ts';
import { DataTable, EmptyState, ErrorState, useHotkeys } from '../../ui/index.ts';
import { type Asking, BulkBar } from './bulk-bar.tsx';
import { useTaskRows } from './queries.ts';
import { askedFor, isNarrowed, type TaskSearch, widened } from './search.ts';
import { AssignForm, MoveForm, TaskDialog } from './task-dialog.tsx';
import styles from './tasks.module.css';
import { customerOf, type Selection, Tick, useColumns, What, When } from './use-columns.tsx';
import { useTaskDeeds } from './use-task-deeds.ts';

type Props = { search: TaskSearch; ask: (next: TaskSearch) => void; onNew: () => void };

/** The rows, what is selected of them, and the deeds on what is selected, else on the row of the cursor. */
export function TaskTable({ search, ask, onNew }: Props) {
  const t = useTranslations('tasks');
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const list = useTaskRows(askedFor(search));
  const { rows, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  const cursor = useRef<TaskRow | null>(null);
  const deeds = useTaskDeeds();
  const selection: Selection = {
    has: (taskId) => selected.has(taskId),
    toggle: (taskId) =>
      setSelected((before) => {
        const next = new Set(before);
        if (!next.delete(taskId)) next.add(taskId);
        return next;
      }),
  };
  const marked = rows.filter((row) => selected.has(row.taskId) && row.state === 'open');
  /** What a key acts on. */
  const meant = () => {
    const at = rows.find((row) => row.taskId === cursor.current?.taskId && row.state === 'open');
    return marked.length > 0 ? marked : at === undefined ? [] : [at];
  };
  const [target, setTarget] = useState<readonly TaskRow[]>([]);
  const askFor = (what: Asking, tasks: readonly TaskRow[]) => {
    if (tasks.length === 0) return;
    setTarget(tasks);
    setAsking(what);
  };
  const done = () => {
    setAsking(null);
    setSelected(new Set());
  };
  const end = (tasks: readonly TaskRow[], outcome: 'done' | 'skipped') => {
    deeds.end(tasks, outcome);
    done();
  };
  const key = (keys: string, label: string, run: () => void) => ({
    keys,
    label,
    group: 'list' as const,
    run,
  });
  useHotkeys([
    key('s', t('keys.select'), () => cursor.current && selection.toggle(cursor.current.taskId)),
    key('x', t('keys.end'), () => end(meant(), 'done')),
    key('a', t('keys.assign'), () => askFor('assign', meant())),
    key('f', t('keys.move'), () => askFor('move', meant())),
  ]);
  const columns = useColumns(search, selection);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  if (list.data === undefined && list.error !== null) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <>
      <DataTable
        key={JSON.stringify(search)}
        label={t('title')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.taskId}
        onOpen={(row) =>
          void navigate({
            to: '/d/$dealer/tasks',
            params: { dealer: dealer.key },
            search: { ...search, task: row.taskId },
          })
        }
        onCursor={(row) => {
          cursor.current = row;
        }}
        phoneRow={(row) => <PhoneRow row={row} search={search} selection={selection} />}
        loading={list.isPending || list.isPlaceholderData || isFetchingNextPage}
        empty={<Empty search={search} ask={ask} onNew={onNew} />}
        foot={hasNextPage ? t('footMore', { count: rows.length }) : t('foot', { count: rows.length })}
        onEnd={more}
      />
      <BulkBar
        tasks={marked}
        busy={deeds.busy}
        onEnd={(outcome) => end(marked, outcome)}
        onAsk={(what) => askFor(what, marked)}
        onClear={() => setSelected(new Set())}
      />
      {asking !== null && (
        <TaskDialog
          title={t(`bulk.${asking}Title`, { count: target.length })}
          onClose={() => setAsking(null)}
        >
          {asking === 'assign' ? (
            <AssignForm
              tasks={target}
              onChosen={(userId, name) => {
                deeds.assign(target, userId, name);
                done();
              }}
            />
          ) : (
            <MoveForm
              tasks={target}
              onChosen={(due, date) => {
                deeds.move(target, due, date);
                done();
              }}
            />
          )}
        </TaskDialog>
      )}
    </>
  );
}

function PhoneRow({ row, search, selection }: { row: TaskRow; search: TaskSearch; selection: Selection }) {
  const t = useTranslations('tasks');
  return (
    <div className={styles.card}>
      {row.state === 'open' && <Tick row={row} selection={selection} />}
      <div className={styles.cardText}>
        <What row={row} search={search} />
        <span className={styles.soft}>
          {[customerOf(row), row.assignee?.name ?? t('form.nobody')]
            .filter((text) => text !== '')
            .join(' · ')}
        </span>
      </div>
      <When row={row} />
    </div>
  );
}

function Empty({ search, ask, onNew }: Props) {
  const t = useTranslations('tasks');
  if (isNarrowed(search)) {
    return (
      <EmptyState title={t('empty.noMatchTitle')} text={t('empty.noMatchText')}>
        <Button variant="default" onClick={() => ask(widened(search))}>
          {t('filters.clear')}
        </Button>
      </EmptyState>
    );
  }
  if (search.state === 'ended')
    return <EmptyState title={t('empty.endedTitle')} text={t('empty.endedText')} />;
  return (
    <EmptyState title={t('empty.title')} text={t('empty.text')}>
      <Button onClick={onNew}>{t('new')}</Button>
    </EmptyState>
  );
}
