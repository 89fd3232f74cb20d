import { IconFlask, IconMailOff, IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../api/client.ts';
import { type DealerScope, useMaybeDealer } from '../api/session.ts';
import { FindingBanner } from './finding-banner.tsx';
import styles from './shell.module.css';

/** What everybody must know all the time: this is a demo; nothing leaves to customers. */
export function Banners() {
  const t = useTranslations('shell');
  const scope = useMaybeDealer();
  if (scope === null) return null;
  const { dealer } = scope;
  const soon = dealer.secondFactor === 'soon';
  if (!dealer.demo && dealer.sendEmails && !dealer.may.changeSettings && !soon) return null;
  return (
    <aside className={styles.banners} aria-label={t('notices')}>
      {dealer.demo && (
        <div className={styles.banner}>
          <IconFlask size={18} aria-hidden /> {t('demo')}
        </div>
      )}
      {!dealer.sendEmails && (
        <div className={styles.banner}>
          <IconMailOff size={18} aria-hidden /> {t('mailsOff', { dealer: dealer.name })}{' '}
          <HeldCount scope={scope} />
          {dealer.may.changeSettings && (
            <Link to="/d/$dealer/settings/$area" params={{ dealer: dealer.key, area: 'mail' }}>
              {t('mailsOffChange')}
            </Link>
          )}
        </div>
      )}
      {soon && (
        <div className={styles.banner}>
          <IconShieldLock size={18} aria-hidden /> {t('secondFactorSoon')}
          <Link to="/d/$dealer/account" params={{ dealer: dealer.key }}>
            {t('account')}
          </Link>
        </div>
      )}
      <FindingBanner scope={scope} />
    </aside>
  );
}

/** How many e-mails wait for customers meanwhile. */
function HeldCount({ scope: { path, keys } }: { scope: DealerScope }) {
  const t = useTranslations('shell');
  const { data } = useQuery({
    queryKey: [...keys.settings, 'held'],
    queryFn: ({ signal }) => api.get<{ count: number }>(path('/held-letters'), { signal }),
  });
  return data === undefined || data.count === 0 ? null : <span>{t('mailsHeld', { count: data.count })}</span>;
}
