import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { FindingList } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { EmptyState, Loaded } from '../../../ui/index.ts';
import styles from './checker.module.css';
import { FindingItem } from './finding-item.tsx';
import { useFindings } from './use-findings.ts';

/** Settings, checker: everything that lets leads strand, what is worse first, then what bites sooner. */
export function CheckerArea() {
  const findings = useFindings(useDealer());
  return <Loaded query={findings}>{(data) => <Findings {...data} />}</Loaded>;
}

const severities = ['error', 'warning', 'hint'] as const;

function Findings({ checkedAt, rows }: FindingList) {
  const t = useTranslations('checker');
  if (checkedAt === null) return <EmptyState title={t('notYetTitle')} text={t('notYetText')} />;
  return (
    <div className={styles.page}>
      <p className={styles.intro}>{t('intro')}</p>
      {rows.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      {severities.map((severity) => {
        const found = rows.filter((row) => row.severity === severity);
        if (found.length === 0) return null;
        return (
          <section key={severity} className={styles.group}>
            <h2>{t(`groups.${severity}`)}</h2>
            <ul className={styles.list}>
              {found.map((finding) => (
                <FindingItem key={finding.key} finding={finding} />
              ))}
            </ul>
          </section>
        );
      })}
      <Foot checkedAt={checkedAt} />
    </div>
  );
}

function Foot({ checkedAt }: { checkedAt: string }) {
  const t = useTranslations('checker');
  const time = useTime();
  const now = useNow();
  const { dealer } = useDealer();
  return (
    <p className={styles.foot}>
      <span>{t('checkedAt', { moment: time.absolute(checkedAt, now) })}</span>
      <Link to="/d/$dealer/settings/$area" params={{ dealer: dealer.key, area: 'coverage' }}>
        {t('coverageLink')}
      </Link>
    </p>
  );
}
