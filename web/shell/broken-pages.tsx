import { Button } from '@mantine/core';
import { type ErrorComponentProps, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../ui/states.tsx';

export function NotFoundPage() {
  const t = useTranslations('shell.notFound');
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t('title')} · Forecourt`;
  }, [t]);
  return (
    <EmptyState heading="h1" title={t('title')} text={t('text')}>
      <Button onClick={() => void navigate({ to: '/' })}>{t('home')}</Button>
    </EmptyState>
  );
}

/** As `NotFoundPage`, for addresses outside the shell. */
export function LostPage() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}

/** What the error boundary shows. "Try again" renders the page anew and fetches what failed. */
export function BrokenPage({ reset }: ErrorComponentProps) {
  const t = useTranslations('shell.broken');
  const actions = useTranslations('common.actions');
  const router = useRouter();
  return (
    <div role="alert">
      <EmptyState heading="h1" title={t('title')} text={t('text')}>
        <Button
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {actions('tryAgain')}
        </Button>
      </EmptyState>
    </div>
  );
}
