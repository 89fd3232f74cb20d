import { useEffect } from 'react';
import { useMaybeDealer } from '../api/session.ts';

/** Sets the document's title: "Leads · Autohaus Lörrach · Forecourt". */
export function usePageTitle(title: string): void {
  const dealer = useMaybeDealer()?.dealer.name;
  useEffect(() => {
    document.title = [title, dealer, 'Forecourt']
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
  }, [title, dealer]);
}
