import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../i18n/use-problem-text.ts';
import styles from './page.module.css';
import { LoadingBar } from './page.tsx';

type EmptyProps = {
  title: string;
  text: string;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
};

/** Nothing to show: why, and what to do next. */
export function EmptyState({ title, text, heading: Heading = 'h2', children }: EmptyProps) {
  return (
    <div className={styles.state}>
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What failed, in words, with a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('common.actions');
  const problemText = useProblemText();
  return (
    <div className={styles.state} role="alert">
      <h2>
        <IconAlertTriangle size={20} aria-hidden />
        {problemText(error)}
      </h2>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}

type Asked<T> = { data: T | undefined; error: unknown; isFetching: boolean; refetch: () => unknown };

/** The three states of a query: the thin bar until the first answer, the error with "try again", then `children(data)`. */
export function Loaded<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  const t = useTranslations('common.states');
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null && query.error !== undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <div style={{ position: 'relative', minHeight: 80 }} role="status">
      <LoadingBar on />
      <span className="visually-hidden">{t('loading')}</span>
    </div>
  );
}
