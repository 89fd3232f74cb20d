import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useToast } from '../../../ui/index.ts';
import { useLeadDeed } from './use-lead-deed.ts';

/** Takes a closed lead up again; also the undo of closing. */
export function useReopen(leadId: string) {
  const t = useTranslations('lead');
  const toast = useToast();
  return useLeadDeed(leadId, {
    send: (_, address) => api.delete(`${address}/closing`),
    shown: (lead) => ({ ...lead, lead: { ...lead.lead, state: 'open', closing: null } }),
    onDone: () => toast.done(t('reopened')),
  });
}
