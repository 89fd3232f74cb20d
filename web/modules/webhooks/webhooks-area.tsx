import { Anchor, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState, Loaded } from '../../ui/index.ts';
import { NewWebhookDialog } from './new-webhook-dialog.tsx';
import { useWebhooks } from './use-webhooks.ts';
import { WebhookCard } from './webhook-card.tsx';
import styles from './webhooks.module.css';

/** Which other systems are told what, and how their messages fare. */
export function WebhooksArea() {
  const t = useTranslations('webhooks');
  const [adding, setAdding] = useState(false);
  const list = useWebhooks();
  return (
    <>
      <p>
        {t('hint')}{' '}
        <Anchor href="/api/docs" target="_blank">
          {t('docs')}
        </Anchor>
      </p>
      <Button leftSection={<IconPlus size={16} aria-hidden />} mb="md" onClick={() => setAdding(true)}>
        {t('create')}
      </Button>
      <Loaded query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map((webhook) => (
                <WebhookCard key={webhook.webhookId} webhook={webhook} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <NewWebhookDialog onClose={() => setAdding(false)} />}
    </>
  );
}
