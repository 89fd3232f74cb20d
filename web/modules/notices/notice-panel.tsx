import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { Loaded } from '../../ui/index.ts';
import { NoticeRow } from './notice-row.tsx';
import styles from './notices.module.css';
import { useMarkNotices, useNotices } from './queries.ts';

/** The newest notices below the bell. */
export function NoticePanel({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('notices');
  const { dealer } = useDealer();
  const notices = useNotices({ limit: 8 });
  const mark = useMarkNotices();
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <h2>{t('title')}</h2>
        <MarkAll
          unread={notices.data?.pages[0]?.unread ?? 0}
          newest={notices.data?.pages[0]?.rows[0]?.noticeId}
          mark={mark}
        />
      </div>
      <Loaded query={notices}>
        {({ pages }) => {
          const rows = pages[0]?.rows ?? [];
          if (rows.length === 0) return <p className={styles.nothing}>{t('empty.text')}</p>;
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, so the keyboard must reach it
            <div className={styles.panelRows} tabIndex={0}>
              <ul className={styles.rows}>
                {rows.map((notice) => (
                  <NoticeRow key={notice.noticeId} notice={notice} onLeave={onLeave} />
                ))}
              </ul>
            </div>
          );
        }}
      </Loaded>
      <div className={styles.panelFoot}>
        <Link to="/d/$dealer/notices" params={{ dealer: dealer.key }} onClick={onLeave}>
          {t('all')}
        </Link>
        <Link to="/d/$dealer/notices/choices" params={{ dealer: dealer.key }} onClick={onLeave}>
          {t('choose')}
        </Link>
      </div>
    </div>
  );
}

type MarkAllProps = {
  unread: number;
  newest: string | undefined;
  mark: ReturnType<typeof useMarkNotices>;
};

/** Marks what the list shows and all before it; what comes meanwhile stays new. */
export function MarkAll({ unread, newest, mark }: MarkAllProps) {
  const t = useTranslations('notices');
  if (unread === 0 || newest === undefined) return null;
  return (
    <Button
      variant="subtle"
      size="compact-md"
      loading={mark.isPending}
      onClick={() => mark.mutate({ upTo: newest })}
    >
      {t('markAll')}
    </Button>
  );
}
