import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { useTime } from '../../../../time/use-time.ts';
import { EmptyState } from '../../../../ui/index.ts';
import styles from '../what-if.module.css';
import { Assumptions } from './assumptions.tsx';
import { Fates } from './fates.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Stranded } from './stranded.tsx';
import { Summary } from './summary.tsx';

const Charts = lazy(() => import('./charts.tsx').then((file) => ({ default: file.Charts })));

/** What came out of the last run. */
export function Outcome({ outcome }: { outcome: WhatIfOutcome }) {
  const t = useTranslations('whatIf.result');
  const time = useTime();
  const { trial, before, stale } = outcome;
  if (before.leads === 0) return <EmptyState title={t('noLeadsTitle')} text={t('noLeadsText')} />;
  return (
    <div className={styles.outcome} data-stale={stale}>
      {stale && <p className={styles.stale}>{t('stale')}</p>}
      <p className={styles.soft}>
        {t('about', {
          leads: before.leads,
          from: time.plainDate(trial.from),
          until: time.plainDate(trial.until),
        })}
      </p>
      <Summary outcome={outcome} />
      <FiguresTable outcome={outcome} />
      <Suspense fallback={<Skeleton h={280} />}>
        <Charts outcome={outcome} />
      </Suspense>
      <Stranded rows={outcome.stranded} />
      <section>
        <h2>{t('fates')}</h2>
        <Fates changed={outcome.changed} />
      </section>
      <Assumptions outcome={outcome} />
    </div>
  );
}
