import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { usePools, waitingIn } from '../pool/use-pools.ts';
import { useLeadCounts } from '../queries.ts';
import type { LeadSearch } from '../search.ts';
import styles from './list.module.css';
import { addressOf, type Tab, tabOf, underTab } from './list-state.ts';

const COUNTED_TO = 1_000;

/** Whose leads, or the closed ones. The counts are of all open leads, whatever the filters say. */
export function LeadTabs({ asked }: { asked: LeadSearch }) {
  const t = useTranslations('leads.tabs');
  const { dealer } = useDealer();
  const { data: counts } = useLeadCounts();
  const active = tabOf(asked);
  const { data: pools } = usePools();
  const waiting = pools === undefined || pools.pools.length === 0 ? null : waitingIn(pools.pools);
  const tabs: readonly { tab: Tab; count: number | undefined }[] = [
    { tab: 'mine', count: counts?.mine },
    ...(waiting === null && active !== 'pool' ? [] : [{ tab: 'pool' as const, count: waiting ?? undefined }]),
    { tab: 'nobody', count: counts?.nobody },
    ...(dealer.may.seeAllLeads || active === 'all' ? [{ tab: 'all' as const, count: counts?.all }] : []),
    { tab: 'closed', count: undefined },
  ];
  return (
    <nav className={styles.tabs} aria-label={t('label')}>
      {tabs.map(({ tab, count }) => (
        <Link
          key={tab}
          to="/d/$dealer/leads"
          params={{ dealer: dealer.key }}
          search={addressOf(underTab(asked, tab))}
          activeOptions={{ exact: true, includeSearch: true }}
          className={styles.tab}
          data-active={tab === active}
          aria-current={tab === active ? 'page' : undefined}
        >
          {t(tab)}
          {count !== undefined && (
            <span className={styles.count}>{count >= COUNTED_TO ? '999+' : count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
