import { Button, SegmentedControl } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { EmptyState, Loaded, Page, PageHeader } from '../../ui/index.ts';
import { MarkAll } from './notice-panel.tsx';
import { NoticeRow } from './notice-row.tsx';
import styles from './notices.module.css';
import { useMarkNotices, useNotices } from './queries.ts';

/** Everything one was told. */
export function NoticesPage() {
  const t = useTranslations('notices');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const [only, setOnly] = useState<'all' | 'unread'>('all');
  const notices = useNotices({ only: only === 'unread' ? only : undefined, limit: 50 });
  const mark = useMarkNotices();
  const first = notices.data?.pages[0];
  return (
    <Page>
      <PageHeader title={t('title')}>
        <MarkAll unread={first?.unread ?? 0} newest={first?.rows[0]?.noticeId} mark={mark} />
        <Link to="/d/$dealer/notices/choices" params={{ dealer: dealer.key }} className={styles.choose}>
          <IconSettings size={18} aria-hidden /> {t('choose')}
        </Link>
      </PageHeader>
      <SegmentedControl
        className={styles.filter ?? ''}
        aria-label={t('show')}
        value={only}
        onChange={(value) => setOnly(value === 'unread' ? 'unread' : 'all')}
        data={[
          { value: 'all', label: t('showAll') },
          { value: 'unread', label: t('showUnread', { count: first?.unread ?? 0 }) },
        ]}
      />
      <Loaded query={notices}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) {
            return only === 'unread' ? (
              <EmptyState title={t('noneUnread.title')} text={t('noneUnread.text')} />
            ) : (
              <EmptyState title={t('empty.title')} text={t('empty.text')} />
            );
          }
          return (
            <ul className={styles.rows}>
              {rows.map((notice) => (
                <NoticeRow key={notice.noticeId} notice={notice} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {notices.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={notices.isFetchingNextPage}
          onClick={() => void notices.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
