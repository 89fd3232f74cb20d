import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { InboxLeadRequest, InboxResult } from '../../api/types.ts';
import { useToast } from '../../ui/index.ts';

/** Makes a lead, reads again, or discards; then goes where the message went, and says so. */
export function useInboxDeed(
  rawId: string,
  deed: 'lead' | 'reading' | 'discarding',
  onProblem?: (error: unknown) => void,
) {
  const t = useTranslations('inbox.outcomes');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const post = (what: typeof deed, body?: InboxLeadRequest) =>
    api.post<InboxResult>(path(`/inbox/${encodeURIComponent(rawId)}/${what}`), body);
  const refresh = () => {
    for (const queryKey of [keys.inbox, keys.counts, keys.leads, keys.today]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  // The message is kept, and reading it again brings it back.
  const undo = () => {
    post('reading').then(refresh, (error) => toast.problem(error));
  };
  return useMutation({
    mutationFn: (body: InboxLeadRequest) => post(deed, deed === 'reading' ? undefined : body),
    onSuccess: ({ outcome, leadIds }) => {
      if (outcome === 'discarded') toast.done(t(outcome), undo);
      else toast.done(t(outcome));
      if (outcome === 'unassigned') {
        void client.invalidateQueries({ queryKey: [...keys.all, 'inboxMessage', rawId] });
      }
      const leadId = leadIds[0];
      if (leadId !== undefined) {
        void navigate({ to: '/d/$dealer/leads/$leadId', params: { dealer: dealer.key, leadId } });
      } else if (outcome === 'discarded') {
        void navigate({ to: '/d/$dealer/inbox', params: { dealer: dealer.key } });
      }
    },
    onError: (error) => {
      if (onProblem === undefined) toast.problem(error);
      else onProblem(error);
    },
    onSettled: refresh,
  });
}
