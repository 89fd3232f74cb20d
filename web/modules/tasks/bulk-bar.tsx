import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { TaskRow } from '../../api/types.ts';
import styles from './tasks.module.css';

export type Asking = 'assign' | 'move';

type Props = {
  tasks: readonly TaskRow[];
  busy: boolean;
  onEnd: (outcome: 'done' | 'skipped') => void;
  onAsk: (what: Asking) => void;
  onClear: () => void;
};

/** What can be done with the tasks that are selected. */
export function BulkBar({ tasks, busy, onEnd, onAsk, onClear }: Props) {
  const t = useTranslations('tasks.bulk');
  if (tasks.length === 0) return null;
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('selected', { count: tasks.length })}>
      <span role="status">{t('selected', { count: tasks.length })}</span>
      <Button size="compact-md" loading={busy} onClick={() => onEnd('done')}>
        {t('done')}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => onAsk('assign')}>
        {t('assign')}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => onAsk('move')}>
        {t('move')}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => onEnd('skipped')}>
        {t('skip')}
      </Button>
      <Button size="compact-md" variant="subtle" onClick={onClear}>
        {t('none')}
      </Button>
    </div>
  );
}
