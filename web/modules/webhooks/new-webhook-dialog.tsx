import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { FreshWebhook, NewWebhookRequest } from '../../api/types.ts';
import { webhookEvents } from './events.ts';
import { SecretShown } from './secret-shown.tsx';
import { WebhookForm } from './webhook-form.tsx';

export function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('webhooks');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (values: NewWebhookRequest) => api.post<FreshWebhook>(path('/webhooks'), values),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.webhooks }),
  });
  const fresh = add.data;
  return (
    <Modal
      opened
      onClose={onClose}
      // The secret is shown once: an accidental click beside must not lose it.
      closeOnClickOutside={fresh === undefined}
      closeOnEscape={fresh === undefined}
      title={fresh === undefined ? t('create') : t('createdTitle')}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {fresh === undefined ? (
        <WebhookForm
          initial={{ name: '', url: '', events: [...webhookEvents] }}
          submit={t('add')}
          busy={add.isPending}
          onSave={add.mutateAsync}
        />
      ) : (
        <SecretShown secret={fresh.secret} onDone={onClose} />
      )}
    </Modal>
  );
}
