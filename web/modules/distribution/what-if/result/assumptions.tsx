import { Link } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useDealer } from '../../../../api/session.ts';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { useTime } from '../../../../time/use-time.ts';
import styles from '../what-if.module.css';

/** How far the figures may be trusted: what is assumed, and how near today's set-up comes to what really happened. */
export function Assumptions({ outcome }: { outcome: WhatIfOutcome }) {
  const t = useTranslations('whatIf.assumptions');
  const locale = useLocale();
  const time = useTime();
  const { dealer } = useDealer();
  const { calibration, pace, trial } = outcome;
  const same = calibration.byRules === 0 ? 1 : calibration.sameAssignee / calibration.byRules;
  return (
    <section className={styles.assumptions}>
      <h2>{t('title')}</h2>
      <p>
        {t('calibration', {
          same: same.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
          replayed: calibration.lateReplayed,
          really: calibration.lateReally,
        })}
      </p>
      <p>
        {trial.model === 'moment'
          ? t('moment')
          : t(pace.measured ? 'pace' : 'paceUsual', { duration: time.duration(pace.perLeadMs / 1000) })}
      </p>
      <p>{t('leftOut')}</p>
      <p>
        {t('forward')}{' '}
        <Link to="/d/$dealer/distribution/next" params={{ dealer: dealer.key }}>
          {t('whoNext')}
        </Link>
      </p>
    </section>
  );
}
