import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLive } from '../api/live.ts';
import { useMaybeDealer, useSession, useSessionQuery } from '../api/session.ts';
import { useLanguage, withMessages } from '../i18n/provider.tsx';
import { useHotkeys } from '../ui/hotkeys.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Banners } from './banners.tsx';
import { lastDealer, rememberDealer } from './last-dealer.ts';
import { Navigation } from './navigation.tsx';
import { Redirect } from './redirect.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

const ShortcutHelp = lazy(async () => ({
  default: (await import('../ui/shortcut-help.tsx')).ShortcutHelp,
}));
const Palette = lazy(() => withMessages(() => import('./palette/palette.tsx')));

/** The frame of everything behind the login. Without a session it leads to the login and back again afterwards. */
export function Shell() {
  const session = useSessionQuery();
  if (session.data === undefined) {
    if (session.error === null) return null;
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (session.data === null) return <ToLogin />;
  return <Frame />;
}

/** Leads to the login, with the address that was wanted. */
function ToLogin() {
  const { href } = useRouter().state.location;
  return <Redirect to="/login" search={href === '/' ? {} : { next: href }} />;
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
  const dealerKey = scope?.dealer.key;
  useEffect(() => {
    if (dealerKey !== undefined) rememberDealer(dealerKey);
  }, [dealerKey]);
  useOwnLanguage();
  const [paletteOpen, setPaletteOpen] = useState(false);
  useHotkeys([
    { keys: '?', label: keys('help'), group: 'everywhere', run: () => setHelpOpen(true) },
    { keys: 'mod+k', label: keys('palette'), group: 'everywhere', run: () => setPaletteOpen(true) },
  ]);
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
      <Banners />
      <Navigation />
      <main id="main" ref={main} className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense>
        {paletteOpen && scope !== null && <Palette scope={scope} onClose={() => setPaletteOpen(false)} />}
        {helpOpen && <ShortcutHelp opened onClose={() => setHelpOpen(false)} />}
      </Suspense>
    </div>
  );
}

/** `/`: today of the dealer used last, else of the first. An operator without a dealer sees the catcher. */
export function Home() {
  const t = useTranslations('shell.noDealer');
  const { dealers, catcher } = useSession();
  const dealer = lastDealer(dealers);
  if (dealer !== undefined) {
    return <Redirect to="/d/$dealer/today" params={{ dealer: dealer.key }} />;
  }
  if (catcher) return <Redirect to="/catcher" />;
  return <EmptyState title={t('title')} text={t('text')} />;
}
