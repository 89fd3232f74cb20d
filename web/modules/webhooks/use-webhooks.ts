import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Webhook, WebhookDeliveries, WebhookPatch, Webhooks } from '../../api/types.ts';
import { useToast } from '../../ui/index.ts';

export function useWebhooks() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.webhooks,
    queryFn: ({ signal }) => api.get<Webhooks>(path('/webhooks'), { signal }),
    // messages come and go by themselves
    refetchInterval: 15_000,
  });
}

export function useDeliveries(webhookId: string) {
  const { path, keys } = useDealer();
  return useInfiniteQuery({
    queryKey: [...keys.webhooks, webhookId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<WebhookDeliveries>(path(`/webhooks/${webhookId}/deliveries`), {
        query: { after: pageParam, limit: 30 },
        signal,
      }),
    getNextPageParam: (page) => page.next,
    refetchInterval: 5_000,
  });
}

/** What can be done with a webhook, each told in a toast. */
export function useWebhookDeeds({ webhookId, name }: Pick<Webhook, 'webhookId' | 'name'>) {
  const t = useTranslations('webhooks');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const here = path(`/webhooks/${webhookId}`);
  const onError = (error: unknown) => toast.problem(error);
  const done = (words: string) => () => {
    void client.invalidateQueries({ queryKey: keys.webhooks });
    toast.done(words);
  };
  return {
    switchTo: useMutation({
      mutationFn: (active: boolean) => api.patch(here, { active } satisfies WebhookPatch),
      onSuccess: (_, active) => done(t(active ? 'switchedOn' : 'switchedOff', { name }))(),
      onError,
    }),
    trial: useMutation({
      mutationFn: () => api.post(`${here}/trial`),
      onSuccess: done(t('trialSent')),
      onError,
    }),
    remove: useMutation({
      mutationFn: () => api.delete(here),
      onSuccess: done(t('removed', { name })),
      onError,
    }),
    replay: useMutation({
      mutationFn: (deliveryId: string) => api.post(`${here}/deliveries/${deliveryId}/replay`),
      onSuccess: done(t('replayed')),
      onError,
    }),
  };
}
