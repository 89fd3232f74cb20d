import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { Page, PageHeader } from '../../ui/index.ts';
import styles from './distribution.module.css';

/** For everybody: who got how many leads and who is next, and the question who would get one. */
export function DistributionPage() {
  const t = useTranslations('distribution.page');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const params = { dealer: dealer.key };
  return (
    <Page>
      <PageHeader title={t('title')} note={dealer.name} />
      <nav className={styles.tabs} aria-label={t('label')}>
        <Link
          to="/d/$dealer/distribution"
          params={params}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
        >
          {t('ledgers')}
        </Link>
        <Link to="/d/$dealer/distribution/next" params={params} className={styles.tab}>
          {t('next')}
        </Link>
      </nav>
      <Outlet />
    </Page>
  );
}
