import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Recalculation } from '../../../api/types.ts';
import styles from './consequences.module.css';

const AGAIN_MS = 1000;

/** After a change at a dealer with very many open leads: how many the worker has computed again; nothing when all are. */
export function RecalculationProgress() {
  const t = useTranslations('consequences.progress');
  const { path, keys } = useDealer();
  // below the settings: asked again after each change of them, here or elsewhere
  const { data } = useQuery({
    queryKey: [...keys.settings, 'recalculation'],
    queryFn: ({ signal }) => api.get<Recalculation>(path('/settings/recalculation'), { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? AGAIN_MS : false),
  });
  const running = data?.running ?? null;
  return (
    <div className={styles.progress} role="status">
      {running !== null && (
        <>
          <h2>{t('title')}</h2>
          <p>{t('count', { computed: running.computed, leads: running.leads })}</p>
          <Progress value={(100 * running.computed) / running.leads} aria-label={t('title')} />
          <p className={styles.soft}>{t('hint')}</p>
        </>
      )}
    </div>
  );
}
