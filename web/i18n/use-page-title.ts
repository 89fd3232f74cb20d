import { useEffect } from 'react';
import { useMaybeDealer } from '../api/session.ts';

const shown = { title: 'Forecourt', count: 0 };

function show(change: Partial<typeof shown>): void {
  Object.assign(shown, change);
  document.title = shown.count > 0 ? `(${shown.count}) ${shown.title}` : shown.title;
}

/** Sets the document's title: "Leads · Autohaus Lörrach · Forecourt". */
export function usePageTitle(title: string): void {
  const dealer = useMaybeDealer()?.dealer.name;
  useEffect(() => {
    const parts = [title, dealer, 'Forecourt'].filter((part) => part !== undefined && part !== '');
    show({ title: parts.join(' · ') });
  }, [title, dealer]);
}

/** Puts a number before the title of every page; 0: none. */
export function countInTitle(count: number): void {
  show({ count });
}
