import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from '../what-if.module.css';

type Props = { title: string; changed: boolean; error: string | null; children: ReactNode };

/** One area of the set-up: closed until somebody wants to change it; says so when something in it is changed. */
export function Section({ title, changed, error, children }: Props) {
  const t = useTranslations('whatIf');
  return (
    <details className={styles.section} open={error === null ? undefined : true}>
      <summary>
        <IconChevronRight size={16} aria-hidden className={styles.chevron ?? ''} />
        <span>{title}</span>
        {changed && <span className={styles.changed}>{t('changed')}</span>}
      </summary>
      <div className={styles.fields}>
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        {children}
      </div>
    </details>
  );
}
