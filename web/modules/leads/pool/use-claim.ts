import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow } from '../../../api/types.ts';
import { useToast } from '../../../ui/index.ts';

/** Takes a lead from the pool and opens it. Who was slower is told who has it, and the list is asked again. */
export function useClaim() {
  const t = useTranslations('leads.pool');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ leadId }: Pick<LeadRow, 'leadId' | 'customer'>) =>
      api.post(path(`/leads/${encodeURIComponent(leadId)}/claim`)),
    onSuccess: (_, { leadId, customer }) => {
      toast.done(t('claimed', { customer }));
      void navigate({ to: '/d/$dealer/leads/$leadId', params: { dealer: dealer.key, leadId } });
    },
    onError: (error) => toast.problem(error),
    onSettled: (_, __, { leadId }) => {
      for (const queryKey of [keys.lead(leadId), keys.leads, keys.counts, keys.today, keys.pools]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
