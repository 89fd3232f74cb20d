import { Popover, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { withMessages } from '../../i18n/provider.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import styles from './bell.module.css';
import { useNoticeCounts } from './queries.ts';
import { useSignals } from './use-signals.ts';

const Panel = lazy(async () => {
  const { NoticePanel } = await withMessages(() => import('./notice-panel.tsx'));
  return { default: NoticePanel };
});

/** How much is new, always in sight. Opens the newest on the spot; on the phone, the page of all. */
export function Bell({ dealer }: { dealer: string }) {
  const t = useTranslations('shell');
  const counts = useNoticeCounts(dealer);
  const phone = usePhone();
  const [opened, setOpened] = useState(false);
  useSignals(counts.data);
  useKeptDevice(dealer);
  const unread = counts.data?.unread ?? 0;
  const label = unread === 0 ? t('bell') : t('bellCount', { count: unread });
  const face = (
    <>
      <IconBell size={20} aria-hidden />
      {unread > 0 && (
        <span className={styles.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </>
  );
  if (phone) {
    return (
      <Link to="/d/$dealer/notices" params={{ dealer }} className={styles.bell} aria-label={label}>
        {face}
      </Link>
    );
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={480}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <UnstyledButton
          className={styles.bell ?? ''}
          aria-label={label}
          onClick={() => setOpened((open) => !open)}
        >
          {face}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown ?? ''} aria-label={t('bell')}>
        {opened && (
          <Suspense fallback={null}>
            <Panel onLeave={() => setOpened(false)} />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Only a browser that was once switched on fetches what this needs. */
function useKeptDevice(dealer: string): void {
  useEffect(() => {
    if (localStorage.getItem(`forecourt-push-${dealer}`) === null) return;
    // It is tried again when the page opens the next time.
    import('./device.ts').then(({ keepDevice }) => keepDevice(dealer)).catch(() => {});
  }, [dealer]);
}
