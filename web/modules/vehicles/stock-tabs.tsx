import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import list from '../leads/list/list.module.css';

/** The two kinds of cars of a dealership: those it sells, and those its customers drive. */
export function StockTabs({ here }: { here: 'stock' | 'cars' }) {
  const t = useTranslations('vehicles.tabs');
  const { dealer } = useDealer();
  const params = { dealer: dealer.key };
  return (
    <nav className={list.tabs} aria-label={t('label')}>
      <Link
        to="/d/$dealer/vehicles"
        params={params}
        className={list.tab}
        data-active={here === 'stock'}
        aria-current={here === 'stock' ? 'page' : undefined}
      >
        {t('stock')}
      </Link>
      <Link
        to="/d/$dealer/cars"
        params={params}
        className={list.tab}
        data-active={here === 'cars'}
        aria-current={here === 'cars' ? 'page' : undefined}
      >
        {t('cars')}
      </Link>
    </nav>
  );
}
