import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import type { CaughtList, CaughtRow } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { EmptyState, FullPage, Loaded, PageHeader, RelativeTime, SplitView } from '../../ui/index.ts';
import styles from './catcher.module.css';

const POLL_MS = 3_000;

/** What would have gone out: for demos and for trying things, seen by the operator alone. */
export function CatcherPage() {
  const t = useTranslations('catcher');
  usePageTitle(t('title'));
  const { letterId } = useParams({ strict: false });
  const letters = useInfiniteQuery({
    queryKey: ['catcher', 'letters'],
    queryFn: ({ pageParam, signal }) =>
      api.get<CaughtList>('/api/v1/catcher/letters', { query: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: POLL_MS,
  });
  return (
    <FullPage>
      <PageHeader title={t('title')} note={t('note')} />
      <SplitView
        open={letterId !== undefined}
        list={
          <Loaded query={letters}>
            {(data) => (
              <LetterList
                rows={data.pages.flatMap((page) => page.rows)}
                onMore={letters.hasNextPage ? () => void letters.fetchNextPage() : null}
              />
            )}
          </Loaded>
        }
        detail={letterId === undefined ? <p className={styles.choose}>{t('choose')}</p> : <Outlet />}
      />
    </FullPage>
  );
}

function LetterList({ rows, onMore }: { rows: readonly CaughtRow[]; onMore: (() => void) | null }) {
  const t = useTranslations('catcher');
  const actions = useTranslations('common.actions');
  if (rows.length === 0) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.letterId}>
            <Link to="/catcher/$letterId" params={{ letterId: row.letterId }} className={styles.row}>
              <span className={styles.subject}>{row.subject || t('noSubject')}</span>
              <RelativeTime at={row.at} className={styles.soft} />
              <span className={styles.soft}>{row.to}</span>
            </Link>
          </li>
        ))}
      </ul>
      {onMore !== null && (
        <Button variant="subtle" m="sm" onClick={onMore}>
          {actions('showMore')}
        </Button>
      )}
    </>
  );
}
