import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DurationField } from '../dealers/duration-field.tsx';
import styles from './distribution.module.css';
import { type DistributionForm, setPart } from './form.ts';

const USUAL_HAND_OVER_MINUTES = 60;

/** How people take leads from the pools of this dealer; the same for all of them. */
export function PoolOptions({ form }: { form: DistributionForm }) {
  const t = useTranslations('distribution.pool');
  const { pool } = form.values;
  const set = (change: Partial<typeof pool>) => setPart(form, 'pool', { ...pool, ...change });
  const error = form.errors['pool.handOverMinutes'];
  return (
    <>
      <Switch
        label={t('oldestOnly')}
        description={t('oldestOnlyHint')}
        checked={pool.oldestOnly}
        onChange={(event) => set({ oldestOnly: event.currentTarget.checked })}
      />
      <Switch
        label={t('notify')}
        description={t('notifyHint')}
        checked={pool.notify}
        onChange={(event) => set({ notify: event.currentTarget.checked })}
      />
      <Switch
        label={t('handOver')}
        description={t('handOverHint')}
        checked={pool.handOverMinutes !== null}
        onChange={(event) =>
          set({ handOverMinutes: event.currentTarget.checked ? USUAL_HAND_OVER_MINUTES : null })
        }
      />
      {pool.handOverMinutes !== null ? (
        <DurationField
          label={t('handOverAfter')}
          hint={t('handOverAfterHint')}
          value={pool.handOverMinutes}
          error={error}
          onChange={(handOverMinutes) => set({ handOverMinutes })}
        />
      ) : (
        error !== undefined && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )
      )}
    </>
  );
}
