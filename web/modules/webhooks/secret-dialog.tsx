import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { FreshWebhook, Webhook } from '../../api/types.ts';
import { useToast } from '../../ui/index.ts';
import { SecretShown } from './secret-shown.tsx';

/** Asks first: from that moment the other system has to know the new secret. */
export function SecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useTranslations('webhooks');
  const actions = useTranslations('common.actions');
  const { path } = useDealer();
  const toast = useToast();
  const renew = useMutation({
    mutationFn: () => api.post<FreshWebhook>(path(`/webhooks/${webhook.webhookId}/secret`)),
    onError: (error) => toast.problem(error),
  });
  const fresh = renew.data;
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={fresh === undefined}
      closeOnEscape={fresh === undefined}
      title={fresh === undefined ? t('secretTitle', { name: webhook.name }) : t('secretMade')}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {fresh === undefined ? (
        <>
          <p>{t('secretText')}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {actions('cancel')}
            </Button>
            <Button loading={renew.isPending} onClick={() => renew.mutate()}>
              {t('secret')}
            </Button>
          </Group>
        </>
      ) : (
        <SecretShown secret={fresh.secret} onDone={onClose} />
      )}
    </Modal>
  );
}
