import { Button, Collapse, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Webhook, WebhookDelivery } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { EmptyState, Loaded } from '../../ui/index.ts';
import { eventKey } from './events.ts';
import { useDeliveries, useWebhookDeeds } from './use-webhooks.ts';
import styles from './webhooks.module.css';

/** Every message of the last thirty days, the newest first, with the answer and the way to send it again. */
export function WebhookLog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useTranslations('webhooks');
  const actions = useTranslations('common.actions');
  const log = useDeliveries(webhook.webhookId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('logTitle', { name: webhook.name })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={log}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <EmptyState title={t('logEmptyTitle')} text={t('logEmptyText')} />;
          return (
            <ol className={styles.log}>
              {rows.map((delivery) => (
                <Delivery key={delivery.deliveryId} webhook={webhook} delivery={delivery} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      {log.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t('olderOnes')}
        </Button>
      )}
    </Modal>
  );
}

function Delivery({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDelivery }) {
  const t = useTranslations('webhooks');
  const [shown, setShown] = useState(false);
  const { replay } = useWebhookDeeds(webhook);
  const { deliveryId, event, body } = delivery;
  return (
    <li>
      <div className={styles.head}>
        <strong>{t(`event.${eventKey(event as Webhook['events'][number] | 'trial')}`)}</strong>
        <span>{t(`state.${delivery.state}`)}</span>
      </div>
      <p className={styles.soft}>{useFacts(delivery)}</p>
      <div className={styles.buttons}>
        <Button variant="subtle" size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'hideBody' : 'showBody')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={!webhook.active}
          loading={replay.isPending}
          onClick={() => replay.mutate(deliveryId)}
        >
          {t('replay')}
        </Button>
      </div>
      <Collapse expanded={shown}>
        {/* what a developer of the other system compares: shown as it went, indented */}
        <pre className={styles.body}>{indented(body)}</pre>
      </Collapse>
    </li>
  );
}

function useFacts(delivery: WebhookDelivery): string {
  const t = useTranslations('webhooks');
  const time = useTime();
  const now = useNow();
  const { createdAt, attempts, lastStatus, lastTrouble, nextAt, replayedBy } = delivery;
  return [
    time.absolute(createdAt, now),
    ...(attempts === 0 ? [] : [t('attempts', { count: attempts })]),
    ...(lastStatus === null ? [] : [t('answer', { status: lastStatus })]),
    ...(lastTrouble === null ? [] : [t(`trouble.${lastTrouble}`)]),
    ...(nextAt === null || attempts === 0 ? [] : [t('next', { moment: time.relative(nextAt, now) })]),
    ...(replayedBy === null ? [] : [t('replayedBy', { name: replayedBy })]),
  ].join(' · ');
}

function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
