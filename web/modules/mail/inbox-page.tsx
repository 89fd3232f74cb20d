import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Inbox, InboxRow } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import {
  CopyButton,
  EmptyState,
  FullPage,
  Loaded,
  PageHeader,
  RelativeTime,
  SplitView,
  useHotkeys,
} from '../../ui/index.ts';
import styles from './inbox.module.css';
import { useInboxWords } from './inbox-words.ts';

type State = 'unassigned' | 'moved';

/**
 * Messages that became no lead, with the reason, and those that went to another dealer of the group. Nothing that came
 * in is lost: it waits here.
 */
export function InboxPage() {
  const t = useTranslations('inbox');
  usePageTitle(t('title'));
  const { path, keys } = useDealer();
  const { rawId } = useParams({ strict: false });
  const [state, setState] = useState<State>('unassigned');
  const inbox = useInfiniteQuery({
    queryKey: [...keys.inbox, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Inbox>(path('/inbox'), { query: { state, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  // Most dealers belong to no group: they need no choice.
  const moved = useQuery({
    queryKey: [...keys.inbox, 'anyMoved'],
    queryFn: ({ signal }) => api.get<Inbox>(path('/inbox'), { query: { state: 'moved', limit: 1 }, signal }),
  });
  return (
    <FullPage>
      <PageHeader title={t('title')} note={t('note')}>
        {state === 'moved' || (moved.data?.rows.length ?? 0) > 0 ? (
          <SegmentedControl
            aria-label={t('which')}
            value={state}
            onChange={(value) => setState(value === 'moved' ? 'moved' : 'unassigned')}
            data={[
              { value: 'unassigned', label: t('waiting') },
              { value: 'moved', label: t('moved') },
            ]}
          />
        ) : undefined}
      </PageHeader>
      <SplitView
        open={rawId !== undefined}
        list={
          <Loaded query={inbox}>
            {(data) => (
              <Messages
                rows={data.pages.flatMap((page) => page.rows)}
                state={state}
                open={rawId ?? null}
                onMore={inbox.hasNextPage ? () => void inbox.fetchNextPage() : null}
              />
            )}
          </Loaded>
        }
        detail={rawId === undefined ? <p className={styles.choose}>{t('choose')}</p> : <Outlet />}
      />
    </FullPage>
  );
}

type Props = {
  rows: readonly InboxRow[];
  state: State;
  open: string | null;
  onMore: (() => void) | null;
};

function Messages({ rows, state, open, onMore }: Props) {
  const t = useTranslations('inbox');
  const common = useTranslations('common');
  const words = useInboxWords();
  const { dealer } = useDealer();
  const go = (by: number) => {
    const at = rows.findIndex((row) => row.rawId === open);
    const next = rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next === undefined) return;
    const link = document.querySelector<HTMLElement>(`[data-raw="${CSS.escape(next.rawId)}"]`);
    link?.focus();
    link?.click();
  };
  useHotkeys([
    { keys: 'j', label: common('keys.down'), group: 'list', run: () => go(1) },
    { keys: 'k', label: common('keys.up'), group: 'list', run: () => go(-1) },
  ]);
  if (rows.length === 0 && state === 'moved') {
    return <EmptyState title={t('nothingMoved')} text={t('nothingMovedText')} />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
        <CopyButton text={dealer.leadAddress} label={dealer.leadAddress} />
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.rawId}>
            <Link
              to="/d/$dealer/inbox/$rawId"
              params={{ dealer: dealer.key, rawId: row.rawId }}
              className={styles.row}
              data-raw={row.rawId}
            >
              <span className={styles.from}>{row.from}</span>
              <RelativeTime at={row.receivedAt} className={styles.soft} />
              <span className={styles.subject}>{row.subject ?? t('noSubject')}</span>
              <span className={styles.reason}>
                {row.movedTo === null ? words.reason(row.reason) : t('movedTo', { dealer: row.movedTo })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {onMore !== null && (
        <Button variant="subtle" m="sm" onClick={onMore}>
          {common('actions.showMore')}
        </Button>
      )}
    </>
  );
}
