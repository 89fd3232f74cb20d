import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { ChangeList } from './change-list.tsx';
import type { Change } from './changes.ts';
import styles from './history.module.css';

type Props = {
  /** Null: what was delivered. */
  changedAt: string | null;
  changes: readonly Change[];
  /** Something in the form is not saved. */
  dirty: boolean;
  onBack: () => void;
  onTake: () => void;
};

/**
 * What going back would change. It is put into the form and saved from there, so it passes the same checks, preview and
 * consequences as any other change, and becomes a version of its own.
 */
export function RestoreStep({ changedAt, changes, dirty, onBack, onTake }: Props) {
  const t = useTranslations('settingsWords.history');
  const actions = useTranslations('common.actions');
  const time = useTime();
  const now = useNow();
  return (
    <section>
      <h3 className={styles.title}>
        {changedAt === null
          ? t('restoreDelivered')
          : t('restoreOf', { moment: time.absolute(changedAt, now) })}
      </h3>
      <h4 className={styles.title}>{t('would')}</h4>
      {changes.length === 0 ? <p className={styles.soft}>{t('now')}</p> : <ChangeList changes={changes} />}
      <p className={styles.soft}>{t('wouldHint')}</p>
      {dirty && <p role="status">{t('unsaved')}</p>}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onBack}>
          {actions('back')}
        </Button>
        <Button disabled={changes.length === 0} onClick={onTake}>
          {t('take')}
        </Button>
      </Group>
    </section>
  );
}
