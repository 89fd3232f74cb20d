import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Webhook } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import { EditWebhookDialog } from './edit-webhook-dialog.tsx';
import { eventKey } from './events.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { useWebhookDeeds } from './use-webhooks.ts';
import { WebhookLog } from './webhook-log.tsx';
import styles from './webhooks.module.css';

type Opened = 'edit' | 'log' | 'remove' | 'secret' | null;

/** One system: what it is told, how its messages fare, and what can be done. */
export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const [opened, setOpened] = useState<Opened>(null);
  const { switchTo, trial, remove } = useWebhookDeeds(webhook);
  const close = () => setOpened(null);
  const { name, url, events, active } = webhook;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" size="lg" aria-label={t('more', { name })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpened('edit')}>{t('edit')}</Menu.Item>
            <Menu.Item onClick={() => switchTo.mutate(!active)}>
              {t(active ? 'switchOff' : 'switchOn')}
            </Menu.Item>
            <Menu.Item onClick={() => setOpened('secret')}>{t('secret')}</Menu.Item>
            <Menu.Item onClick={() => setOpened('remove')}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <p className={styles.url}>{url}</p>
      <State webhook={webhook} />
      <p className={styles.events}>{events.map((event) => t(`event.${eventKey(event)}`)).join(' · ')}</p>
      <div className={styles.buttons}>
        <Button variant="default" size="compact-md" onClick={() => setOpened('log')}>
          {t('log')}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          disabled={!active}
          loading={trial.isPending}
          onClick={() => trial.mutate()}
        >
          {t('trial')}
        </Button>
      </div>
      {opened === 'edit' && <EditWebhookDialog webhook={webhook} onClose={close} />}
      {opened === 'log' && <WebhookLog webhook={webhook} onClose={close} />}
      {opened === 'secret' && <SecretDialog webhook={webhook} onClose={close} />}
      <ConfirmDialog
        opened={opened === 'remove'}
        onClose={close}
        title={t('removeTitle', { name })}
        confirm={t('remove')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSuccess: close })}
      >
        {t('removeText')}
      </ConfirmDialog>
    </li>
  );
}

function State({ webhook: { active, pausedBecause, waiting, last } }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const time = useTime();
  const now = useNow();
  const parts = [
    last === null ? t('never') : `${t(`state.${last.state}`)} ${time.relative(last.at, now)}`,
    ...(waiting === 0 ? [] : [waiting >= 100 ? t('waitingMany') : t('waiting', { count: waiting })]),
  ];
  return (
    <p className={styles.state}>
      {pausedBecause !== null && <IconAlertTriangle size={16} aria-hidden />}
      <span>{pausedBecause === null ? t(active ? 'on' : 'off') : t(pausedBecause)}</span>
      <span className={styles.soft}>{parts.join(' · ')}</span>
    </p>
  );
}
