import { Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { LiveState } from '../api/live.ts';
import { useMaybeDealer, useSession } from '../api/session.ts';
import { Bell } from '../modules/notices/bell.tsx';
import { usePhone } from '../ui/use-phone.ts';
import { SearchField } from './search-field.tsx';
import styles from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

export function TopBar({ live, onKeyboard }: { live: LiveState; onKeyboard: () => void }) {
  const scope = useMaybeDealer();
  return (
    <header className={styles.top}>
      <Link to="/" className={styles.brand}>
        <img src="/favicon.svg" alt="" width={24} height={24} />
        <span className={styles.brandName}>Forecourt</span>
      </Link>
      <DealerSwitch />
      <div className={styles.search}>{scope !== null && <SearchField dealer={scope.dealer.key} />}</div>
      <div className={styles.end}>
        {scope !== null && <LiveDot state={live} />}
        {scope !== null && <Bell dealer={scope.dealer.key} />}
        <UserMenu onKeyboard={onKeyboard} />
      </div>
    </header>
  );
}

function LiveDot({ state }: { state: LiveState }) {
  const t = useTranslations('shell');
  return (
    <Tooltip label={state === 'live' ? t('liveHint') : t('reconnectingHint')}>
      <span className={styles.live} data-state={state} role="status">
        <span className={styles.dot} aria-hidden />
        <span className={styles.liveWord}>{state === 'live' ? t('live') : t('reconnecting')}</span>
      </span>
    </Tooltip>
  );
}

/** With one dealer it is only the name. */
function DealerSwitch() {
  const t = useTranslations('shell');
  const { dealers } = useSession();
  const scope = useMaybeDealer();
  const navigate = useNavigate();
  const phone = usePhone();
  if (scope === null) return null;
  if (dealers.length < 2) return phone ? null : <strong>{scope.dealer.name}</strong>;
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={`${t('dealer')}: ${scope.dealer.name}`}
          maw={phone ? 140 : 280}
        >
          <span className={styles.cut}>{scope.dealer.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {dealers.map((dealer) => (
          <Menu.Item
            key={dealer.key}
            aria-current={dealer.key === scope.dealer.key}
            fw={dealer.key === scope.dealer.key ? 600 : 400}
            onClick={() => {
              void navigate({ to: '/d/$dealer/today', params: { dealer: dealer.key } });
            }}
          >
            {dealer.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
