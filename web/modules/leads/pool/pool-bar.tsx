import { useFormatter, useTranslations } from 'use-intl';
import type { Lead } from '../../../api/types.ts';
import { useHotkeys } from '../../../ui/index.ts';
import { ClaimButton, useClaimOrSay } from './claim-button.tsx';
import styles from './pool-bar.module.css';
import { usePools } from './use-pools.ts';

/** Above a lead that waits in a pool: that it does, and the button that takes it; or who may. `c` claims. */
export function PoolBar({ lead: { lead: row, may } }: { lead: Lead }) {
  const t = useTranslations('leads.pool');
  const format = useFormatter();
  const { data } = usePools();
  const claim = useClaimOrSay();
  const claimable = claim.claimableOf(row);
  const pool = data?.pools.find(({ key }) => key === row.pool);
  const mine = pool?.mayClaim === true;
  useHotkeys(mine ? [{ keys: 'c', label: t('key'), group: 'page', run: () => claim.run(row) }] : []);
  const names = (pool?.claimers ?? []).map(({ name }) => name);
  return (
    <div className={styles.bar}>
      <p className={styles.text}>
        {pool?.group === null || pool === undefined ? t('waits') : t('waitsInGroup', { group: pool.group })}{' '}
        {claimable.may && !may.answer && t('thenAnswer')}
        {!claimable.may && claimable.because === 'older' && t('older', { customer: claimable.customer })}
        {!mine && names.length > 0 && t('others', { names: format.list(names, { type: 'disjunction' }) })}
      </p>
      <ClaimButton row={row} big />
    </div>
  );
}
