import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Webhook, WebhookPatch } from '../../api/types.ts';
import { WebhookForm } from './webhook-form.tsx';

export function EditWebhookDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useTranslations('webhooks');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const { webhookId, name, url, events } = webhook;
  const save = useMutation({
    mutationFn: (values: WebhookPatch) => api.patch(path(`/webhooks/${webhookId}`), values),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.webhooks });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editTitle', { name })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <WebhookForm
        initial={{ name, url, events: [...events] }}
        submit={t('save')}
        busy={save.isPending}
        onSave={save.mutateAsync}
      />
    </Modal>
  );
}
