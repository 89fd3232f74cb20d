import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { sessionKey } from '../../../api/query-client.ts';
import type { Account } from '../../../api/types.ts';
import { useToast } from '../../../ui/index.ts';

export const accountKey = ['account'] as const;

/** One's own account. */
export function useAccount() {
  return useQuery({
    queryKey: accountKey,
    queryFn: ({ signal }) => api.get<Account>('/api/v1/account', { signal }),
  });
}

/** Asks for the account and the session anew: second factors stand in both. */
export function useRefreshAccount(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: accountKey });
    void client.invalidateQueries({ queryKey: sessionKey });
  };
}

/** A deed on one's own account that says when it is done. */
export function useAccountDeed<T>(deed: (input: T) => Promise<unknown>, done: string) {
  const refresh = useRefreshAccount();
  const toast = useToast();
  return useMutation({
    mutationFn: deed,
    onSuccess: () => {
      refresh();
      toast.done(done);
    },
    onError: (error) => toast.problem(error),
  });
}
