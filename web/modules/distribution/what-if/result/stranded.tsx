import { useTranslations } from 'use-intl';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import styles from '../what-if.module.css';
import { LeadLink } from './fates.tsx';

/** Leads that nobody could have taken, with their times. */
export function Stranded({ rows }: { rows: WhatIfOutcome['stranded'] }) {
  const t = useTranslations('whatIf.stranded');
  const time = useTime();
  const now = useNow();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('title')}</h2>
      <p className={styles.soft}>{t('hint')}</p>
      <ul className={styles.fates}>
        {rows.map((row) => (
          <li key={row.leadId}>
            <LeadLink {...row} moment={time.absolute(row.at, now)} />
            <span>{t(row.now ? (row.before ? 'both' : 'now') : 'before')}</span>
            <span>{row.assignee === null ? t('nobody') : t('wouldGo', { name: row.assignee })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
