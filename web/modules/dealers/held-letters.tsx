import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import styles from './settings.module.css';

type Props = {
  /** Whether e-mails are sent, as saved. */
  sending: boolean;
  mayChange: boolean;
};

/** How many e-mails are held, and once e-mails are sent again, whether they go or not. */
export function HeldLetters({ sending, mayChange }: Props) {
  const t = useTranslations('settings.mail');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const [asked, setAsked] = useState<'send' | 'drop' | null>(null);
  const queryKey = [...keys.settings, 'held'];
  const held = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<{ count: number }>(path('/held-letters'), { signal }),
  });
  const settle = useMutation({
    mutationFn: (how: 'send' | 'drop') =>
      api.post<{ count: number }>(path('/held-letters/settling'), { how }),
    onSuccess: (left, how) => {
      client.setQueryData(queryKey, left);
      setAsked(null);
      toast.done(how === 'send' ? t('heldSent') : t('heldDropped'));
    },
    onError: toast.problem,
  });
  const count = held.data?.count ?? 0;
  if (count === 0) return null;
  return (
    <section className={styles.section} aria-label={t('held', { count })}>
      <p role="status">
        <b>{t('held', { count })}</b> {sending ? t('heldNow') : t('heldLater')}
      </p>
      {mayChange && (
        <Group>
          {sending && (
            <Button variant="default" onClick={() => setAsked('send')}>
              {t('heldSend', { count })}
            </Button>
          )}
          <Button variant="default" onClick={() => setAsked('drop')}>
            {t('heldDrop', { count })}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === 'send' ? t('heldSend', { count }) : t('heldDrop', { count })}
        confirm={asked === 'send' ? t('heldSend', { count }) : t('heldDrop', { count })}
        busy={settle.isPending}
        onConfirm={() => asked !== null && settle.mutate(asked)}
      >
        <p>{asked === 'send' ? t('heldSendText') : t('heldDropText')}</p>
      </ConfirmDialog>
    </section>
  );
}
