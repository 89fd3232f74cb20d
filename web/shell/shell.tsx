import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLive } from '../api/live.ts';
import { useMaybeDealer, useSession, useSessionQuery } from '../api/session.ts';
import { useLanguage } from '../i18n/provider.tsx';
import { useHotkeys } from '../ui/hotkeys.ts';
import { ShortcutHelp } from '../ui/shortcut-help.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Banners } from './banners.tsx';
import { Navigation } from './navigation.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** The frame of everything behind the login. Without a session it leads to the login and back again afterwards. */
export function Shell() {
  const session = useSessionQuery();
  const location = useLocation();
  if (session.data === undefined) {
    if (session.error === null) return null;
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (session.data === null) {
    const next = location.href === '/' ? {} : { next: location.href };
    return <Navigate to="/login" search={next} replace />;
  }
  return <Frame />;
}

/** Follows the language of the signed-in user, also when it was changed in another window. */
function useOwnLanguage(): void {
  const { user } = useSession();
  const { setLanguage } = useLanguage();
  useEffect(() => setLanguage(user.language), [user.language, setLanguage]);
}

function Frame() {
  const t = useTranslations('shell');
  const keys = useTranslations('common.keys');
  const scope = useMaybeDealer();
  const live = useLive(scope?.dealer.key ?? null);
  const [helpOpen, setHelpOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useOwnLanguage();
  useHotkeys([{ keys: '?', label: keys('help'), group: 'everywhere', run: () => setHelpOpen(true) }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [pathname]);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <TopBar live={live} onKeyboard={() => setHelpOpen(true)} />
      <div className={styles.banners}>
        <Banners />
      </div>
      <Navigation />
      <main id="main" ref={main} className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <ShortcutHelp opened={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

const LAST_DEALER = 'forecourt-dealer';

/** Remembers the dealer for `/`. */
export function rememberDealer(key: string): void {
  localStorage.setItem(LAST_DEALER, key);
}

/** `/`: today of the dealer used last, else of the first. An operator without a dealer sees the catcher. */
export function Home() {
  const t = useTranslations('shell.noDealer');
  const { dealers, catcher } = useSession();
  const last = localStorage.getItem(LAST_DEALER);
  const dealer = dealers.find((each) => each.key === last) ?? dealers[0];
  if (dealer !== undefined) {
    return <Navigate to="/d/$dealer/today" params={{ dealer: dealer.key }} replace />;
  }
  if (catcher) return <Navigate to="/catcher" replace />;
  return <EmptyState title={t('title')} text={t('text')} />;
}
