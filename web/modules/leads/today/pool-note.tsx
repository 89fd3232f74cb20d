import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { ANY_POOL } from '../list/list-state.ts';
import { usePools, waitingIn } from '../pool/use-pools.ts';
import styles from './today.module.css';

/** What waits in the pools from which one may claim; nothing when nothing does. */
export function PoolNote() {
  const t = useTranslations('leads.pool');
  const { dealer } = useDealer();
  const { data } = usePools();
  const count = waitingIn((data?.pools ?? []).filter(({ mayClaim }) => mayClaim));
  if (count === 0) return null;
  return (
    <Link
      to="/d/$dealer/leads"
      params={{ dealer: dealer.key }}
      search={{ pool: ANY_POOL }}
      className={styles.all}
    >
      {t('note', { count })}
    </Link>
  );
}
