import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './client.ts';

export const sessionKey = ['session'] as const;

/** Query keys of one dealer start like this, so that live events can name a topic: `dealerKeys('gw').lead(id)`. */
export function dealerKeys(dealer: string) {
  return {
    all: ['dealer', dealer] as const,
    contacts: ['dealer', dealer, 'contacts'] as const,
    leads: ['dealer', dealer, 'leads'] as const,
    counts: ['dealer', dealer, 'counts'] as const,
    today: ['dealer', dealer, 'today'] as const,
    /** Saved views of the lead list, and how one has it and the start page. */
    views: ['dealer', dealer, 'views'] as const,
    filters: ['dealer', dealer, 'filters'] as const,
    lead: (leadId: string) => ['dealer', dealer, 'lead', leadId] as const,
    inbox: ['dealer', dealer, 'inbox'] as const,
    users: ['dealer', dealer, 'users'] as const,
    roles: ['dealer', dealer, 'roles'] as const,
    settings: ['dealer', dealer, 'settings'] as const,
    pools: ['dealer', dealer, 'pools'] as const,
    rotations: ['dealer', dealer, 'rotations'] as const,
    findings: ['dealer', dealer, 'findings'] as const,
    notices: ['dealer', dealer, 'notices'] as const,
    tasks: ['dealer', dealer, 'tasks'] as const,
    taskTypes: ['dealer', dealer, 'taskTypes'] as const,
    appointments: ['dealer', dealer, 'appointments'] as const,
    whatIfs: ['dealer', dealer, 'whatIfs'] as const,
    /** Vehicles of the stock: `vehicles`, then the list or one of them. */
    vehicles: ['dealer', dealer, 'vehicles'] as const,
    reports: ['dealer', dealer, 'reports'] as const,
    cars: ['dealer', dealer, 'cars'] as const,
    webhooks: ['dealer', dealer, 'webhooks'] as const,
    apiKeys: ['dealer', dealer, 'apiKeys'] as const,
  };
}

/** A 401 on anything but signing in means the session ended elsewhere: the shell then shows the login. */
function endSession(client: QueryClient, error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401 && error.code !== 'session.wrongCredentials') {
    client.setQueryData(sessionKey, null);
  }
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => endSession(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => endSession(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
