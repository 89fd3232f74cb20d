import { Outlet } from '@tanstack/react-router';
import { useMaybeDealer } from '../api/session.ts';
import { NotFoundPage } from './broken-pages.tsx';

/** Lets through to the pages of a dealer that is one's own; another dealer's address looks like one that does not exist. */
export function DealerGate() {
  const scope = useMaybeDealer();
  return scope === null ? <NotFoundPage /> : <Outlet key={scope.dealer.key} />;
}
