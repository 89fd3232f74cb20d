import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDealer } from '../../../api/session.ts';
import type { Lead } from '../../../api/types.ts';
import { useToast } from '../../../ui/index.ts';

type Deed<Body> = {
  send: (body: Body, address: string) => Promise<unknown>;
  /** What the page shows at once; the server's answer puts it right. Only for what can be undone. */
  shown?: (lead: Lead, body: Body) => Lead;
  onDone?: (body: Body) => void;
  /** Where a refusal is shown; without it in a toast. */
  onProblem?: (error: unknown) => void;
};

/** One deed on a lead: sends it, shows what it changes, and has everything that tells of the lead fetched again. */
export function useLeadDeed<Body = void>(leadId: string, { send, shown, onDone, onProblem }: Deed<Body>) {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const key = keys.lead(leadId);
  return useMutation({
    mutationFn: (body: Body) => send(body, path(`/leads/${encodeURIComponent(leadId)}`)),
    onMutate: async (body) => {
      if (shown === undefined) return { before: undefined };
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Lead>(key);
      if (before !== undefined) client.setQueryData<Lead>(key, shown(before, body));
      return { before };
    },
    onError: (error, _, context) => {
      if (context?.before !== undefined) client.setQueryData(key, context.before);
      if (onProblem === undefined) toast.problem(error);
      else onProblem(error);
    },
    onSuccess: (_, body) => onDone?.(body),
    onSettled: () => {
      for (const queryKey of [key, keys.leads, keys.counts, keys.today]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
