import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer, useSession } from '../../../api/session.ts';
import type { LeadRow, Today } from '../../../api/types.ts';
import { withMessages } from '../../../i18n/provider.tsx';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import {
  CopyButton,
  DueBadge,
  EmptyState,
  FullPage,
  Loaded,
  PageHeader,
  RelativeTime,
} from '../../../ui/index.ts';
import { useHistoryWords } from '../history-words.ts';
import { addressOf } from '../list/list-state.ts';
import { useToday } from '../queries.ts';
import type { LeadSearch } from '../search.ts';
import { useLeadWords } from '../words.ts';
import { PoolNote } from './pool-note.tsx';
import styles from './today.module.css';

const OpenTasks = lazy(async () => ({
  default: (await withMessages(() => import('../../tasks/open-tasks.tsx'))).OpenTasks,
}));

/** What is due, in order; then what is new. */
export function TodayPage() {
  const t = useTranslations('today');
  usePageTitle(t('title'));
  const today = useToday();
  const time = useTime();
  const now = useNow();
  return (
    <FullPage>
      <PageHeader title={t('title')} note={time.day(now)}>
        <PoolNote />
      </PageHeader>
      <div className={styles.scroll}>
        <Loaded query={today}>{(data) => <Lists today={data} />}</Loaded>
      </div>
    </FullPage>
  );
}

function Lists({ today }: { today: Today }) {
  const t = useTranslations('today');
  const { dealer } = useDealer();
  const own = dealer.may.handOver ? {} : { assignee: 'me' };
  const { late, nextDues, newLeads, activity } = today;
  if (late.length + nextDues.length + newLeads.length + activity.length === 0) return <NothingYet />;
  return (
    <div className={styles.columns}>
      <div>
        {late.length > 0 && (
          <Group title={t('late')} all={{ ...own, colour: 'red' }} allText={t('allLate')}>
            {late.map((row) => (
              <LeadLine key={row.leadId} row={row} />
            ))}
          </Group>
        )}
        <Group title={t('next')} all={{ assignee: 'me' }} allText={t('allMine')}>
          {nextDues.map((row) => (
            <LeadLine key={row.leadId} row={row} />
          ))}
          {nextDues.length === 0 && (
            <li className={styles.nothing}>{late.length === 0 ? t('nothingDue') : t('nothingNext')}</li>
          )}
        </Group>
        <section className={styles.group}>
          <div className={styles.head}>
            <h2>{t('tasks')}</h2>
            <Link to="/d/$dealer/tasks" params={{ dealer: dealer.key }} className={styles.all}>
              {t('allTasks')}
            </Link>
          </div>
          <Suspense>
            <OpenTasks of={{ assignee: 'me' }} about={{}} limit={6} />
          </Suspense>
        </section>
      </div>
      <div>
        <Group title={t('new')} all={{ ...own, sort: 'received' }} allText={t('allNew')}>
          {newLeads.map((row) => (
            <LeadLine key={row.leadId} row={row} isNew />
          ))}
          {newLeads.length === 0 && <li className={styles.nothing}>{t('nothingNew')}</li>}
        </Group>
        <Group title={t('activity')} all={{ ...own, sort: 'activity' }} allText={t('allActivity')}>
          {activity.map((entry) => (
            <ActivityLine key={`${entry.leadId} ${entry.at} ${entry.kind}`} entry={entry} />
          ))}
          {activity.length === 0 && <li className={styles.nothing}>{t('nothingHappened')}</li>}
        </Group>
      </div>
    </div>
  );
}

type GroupProps = { title: string; all: LeadSearch; allText: string; children: ReactNode };

function Group({ title, all, allText, children }: GroupProps) {
  const { dealer } = useDealer();
  return (
    <section className={styles.group}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <Link
          to="/d/$dealer/leads"
          params={{ dealer: dealer.key }}
          search={addressOf(all)}
          className={styles.all}
        >
          {allText}
        </Link>
      </div>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function LeadLine({ row, isNew = false }: { row: LeadRow; isNew?: boolean }) {
  const words = useLeadWords();
  const states = useTranslations('common.states');
  const { dealer } = useDealer();
  const { user } = useSession();
  // Whose it is matters only when it is not one's own.
  const who = row.assignee?.userId === user.userId ? null : (row.assignee?.name ?? states('nobody'));
  const aside = [words.about(row), who].filter((part) => part !== null).join(' · ');
  return (
    <li>
      <Link
        to="/d/$dealer/leads/$leadId"
        params={{ dealer: dealer.key, leadId: row.leadId }}
        className={styles.row}
      >
        <span className={styles.name}>{row.customer}</span>
        <span className={styles.end}>
          {isNew ? <RelativeTime at={row.receivedAt} className={styles.soft} /> : <DueBadge due={row.due} />}
        </span>
        <span className={styles.about} data-wide={!isNew} title={aside}>
          {aside}
        </span>
        {isNew && (
          <span className={styles.end}>
            <DueBadge due={row.due} />
          </span>
        )}
      </Link>
    </li>
  );
}

function ActivityLine({ entry }: { entry: Today['activity'][number] }) {
  const wordsOf = useHistoryWords();
  const { dealer } = useDealer();
  const about = [wordsOf({ ...entry, details: {} }), entry.subject]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <li>
      <Link
        to="/d/$dealer/leads/$leadId"
        params={{ dealer: dealer.key, leadId: entry.leadId }}
        className={styles.row}
      >
        <span className={styles.name}>{entry.customer}</span>
        <span className={styles.end}>
          <RelativeTime at={entry.at} className={styles.soft} />
        </span>
        <span className={styles.about} data-wide title={about}>
          {about}
        </span>
      </Link>
    </li>
  );
}

function NothingYet() {
  const t = useTranslations('today.empty');
  const { dealer } = useDealer();
  return (
    <EmptyState title={t('title')} text={t('text')}>
      <p className={styles.address}>{dealer.leadAddress}</p>
      <CopyButton text={dealer.leadAddress} label={t('copy')} />
    </EmptyState>
  );
}
