import { Badge, Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { SettingsVersions } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { ChangeList } from './change-list.tsx';
import type { Change } from './changes.ts';
import styles from './history.module.css';

type Props = {
  row: SettingsVersions<unknown>['rows'][number];
  changes: readonly Change[];
  /** Null: it is the one that holds. */
  onRestore: (() => void) | null;
};

/** One version: who, when, what was different from the one before, and what became of the open leads. */
export function VersionEntry({ row, changes, onRestore }: Props) {
  const t = useTranslations('settingsWords.history');
  const time = useTime();
  const moment = time.absolute(row.changedAt, useNow());
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <span>
          {row.changedBy === null ? t('byNobody', { moment }) : t('by', { moment, name: row.changedBy })}
        </span>
        {onRestore === null ? (
          <Badge variant="default">{t('now')}</Badge>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('restoreOf', { moment })}
            onClick={onRestore}
          >
            {t('restore')}
          </Button>
        )}
      </div>
      {changes.length === 0 ? <p className={styles.soft}>{t('same')}</p> : <ChangeList changes={changes} />}
      {row.openLeads === 'keep' && <p className={styles.soft}>{t('kept')}</p>}
      {row.openLeads === 'recalculate' && row.movedLeads !== null && (
        <p className={styles.soft}>{t('moved', { count: row.movedLeads })}</p>
      )}
    </li>
  );
}
