import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Change } from './changes.ts';
import styles from './history.module.css';

/** Changes field by field: what it was, what it became. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('settingsWords.history');
  return (
    <dl className={styles.changes}>
      {changes.map(({ where, from, to }) => {
        const label = where.join(' · ');
        return (
          <div key={`${label} ${from} ${to}`}>
            <dt>{label}</dt>
            <dd>
              {from !== null && (
                <>
                  <VisuallyHidden>{t('from')} </VisuallyHidden>
                  <del className={styles.old}>{from}</del>
                </>
              )}
              {from !== null && to !== null && <IconArrowRight size={14} aria-hidden />}
              {to !== null && (
                <>
                  <VisuallyHidden>{t('to')} </VisuallyHidden>
                  <ins className={styles.new}>{to}</ins>
                </>
              )}
              {from === null && <span className={styles.soft}>{t('came')}</span>}
              {to === null && <span className={styles.soft}>{t('went')}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
