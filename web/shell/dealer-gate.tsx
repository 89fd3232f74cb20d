import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMaybeDealer } from '../api/session.ts';
import { withMessages } from '../i18n/provider.tsx';
import { NotFoundPage } from './broken-pages.tsx';

const AccountPage = lazy(() =>
  withMessages(() => import('../modules/people/account/account-page.tsx')).then((file) => ({
    default: file.AccountPage,
  })),
);

/**
 * Lets through to the pages of a dealer that is one's own; another dealer's address looks like one that does not exist.
 * Whose role asks for a second factor that is not there sets it up first.
 */
export function DealerGate() {
  const scope = useMaybeDealer();
  if (scope === null) return <NotFoundPage />;
  if (scope.dealer.secondFactor === 'missing') {
    return (
      <Suspense fallback={null}>
        <AccountPage />
      </Suspense>
    );
  }
  return <Outlet key={scope.dealer.key} />;
}
