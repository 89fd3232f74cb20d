import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { FullPage, useHotkeys, usePhone } from '../../ui/index.ts';
import { useTaskCounts } from './queries.ts';
import { type TaskSearch, type TaskTab, tabOf, taskSearchOf, taskTabs, underTab } from './search.ts';
import { NewTaskDialog } from './task-dialog.tsx';
import { TaskFilters } from './task-filters.tsx';
import { TaskPanel } from './task-panel.tsx';
import { TaskTable } from './task-table.tsx';
import styles from './tasks.module.css';

const COUNTED_TO = 1_000;

/** What is to be done: whose, until when; a task opens beside the list. */
export function TasksPage() {
  const t = useTranslations('tasks');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const phone = usePhone();
  const navigate = useNavigate();
  const search = taskSearchOf(useSearch({ strict: false }));
  const [planning, setPlanning] = useState(false);
  useHotkeys([{ keys: 'n', label: t('keys.new'), group: 'list', run: () => setPlanning(true) }]);
  const ask = (next: TaskSearch, replace = false) =>
    void navigate({ to: '/d/$dealer/tasks', params: { dealer: dealer.key }, search: next, replace });
  const { task, ...asked } = search;
  const add = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      aria-label={t('new')}
      onClick={() => setPlanning(true)}
    >
      {phone ? t('newShort') : t('new')}
    </Button>
  );
  return (
    <FullPage>
      <header className={styles.header}>
        <h1>{t('title')}</h1>
        <Tabs search={asked} />
        {!phone && <div className={styles.tools}>{add}</div>}
      </header>
      <TaskFilters search={asked} ask={ask}>
        {phone && (
          <div className={styles.tools}>
            <Link to="/d/$dealer/calendar" params={{ dealer: dealer.key }} className={styles.tab}>
              {t('calendar')}
            </Link>
            {add}
          </div>
        )}
      </TaskFilters>
      <TaskTable search={asked} ask={ask} onNew={() => setPlanning(true)} />
      {task !== undefined && <TaskPanel taskId={task} onClose={() => ask(asked, true)} />}
      {planning && <NewTaskDialog onClose={() => setPlanning(false)} />}
    </FullPage>
  );
}

function Tabs({ search }: { search: TaskSearch }) {
  const t = useTranslations('tasks.tabs');
  const { dealer } = useDealer();
  const { data: counts } = useTaskCounts();
  const active = tabOf(search);
  const countOf = (tab: TaskTab) => (tab === 'mine' ? counts?.mine : tab === 'all' ? counts?.all : undefined);
  return (
    <nav className={styles.tabs} aria-label={t('label')}>
      {taskTabs.map((tab) => {
        const count = countOf(tab);
        return (
          <Link
            key={tab}
            to="/d/$dealer/tasks"
            params={{ dealer: dealer.key }}
            search={underTab(search, tab)}
            activeOptions={{ exact: true, includeSearch: true }}
            className={styles.tab}
            data-active={tab === active}
            aria-current={tab === active ? 'page' : undefined}
          >
            {t(tab)}
            {count !== undefined && (
              <span className={styles.count}>{count >= COUNTED_TO ? '999+' : count}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
