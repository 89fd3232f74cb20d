import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiProblem, api, dealerPath } from './client.ts';
import { dealerKeys, sessionKey } from './query-client.ts';
import type { Dealer, Session } from './types.ts';

async function loadSession(): Promise<Session | null> {
  try {
    return await api.get<Session>('/api/v1/session');
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; `data === null` when nobody is. */
export function useSessionQuery(enabled = true) {
  return useQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 60_000, enabled });
}

/** For pages inside the shell, where somebody is signed in. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (data === null || data === undefined) throw new Error('useSession outside the shell');
  return data;
}

export type DealerScope = {
  dealer: Dealer;
  /** The API address of something of this dealer: `path('/leads')`. */
  path: (below: string) => string;
  keys: ReturnType<typeof dealerKeys>;
};

/** The dealer of the address, for pages below /d/$dealer. */
export function useDealer(): DealerScope {
  const scope = useMaybeDealer();
  if (scope === null) throw new Error('useDealer outside a dealer page');
  return scope;
}

/** As `useDealer`, but null outside dealer pages or for a dealer that is not one's own. */
export function useMaybeDealer(): DealerScope | null {
  const params = useParams({ strict: false });
  // Outside dealer pages nobody may be signed in, and nothing is asked.
  const { data } = useSessionQuery(params.dealer !== undefined);
  const dealer = data?.dealers.find((each) => each.key === params.dealer);
  if (dealer === undefined) return null;
  return scopeOf(dealer);
}

export function scopeOf(dealer: Dealer): DealerScope {
  return { dealer, path: (below) => dealerPath(dealer.key, below), keys: dealerKeys(dealer.key) };
}

/** Puts a freshly signed-in session in place of whatever was cached for somebody else. */
export function useEnter() {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    await client.fetchQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 0 });
  };
}
