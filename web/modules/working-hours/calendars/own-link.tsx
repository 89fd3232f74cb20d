import { Anchor, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Calendars } from '../../../api/types.ts';
import { ConfirmDialog, CopyButton, useToast } from '../../../ui/index.ts';
import styles from './calendars.module.css';

type Props = { link: Calendars['link']; mayChange: boolean };

/** The address under which phones and calendar programs read the dealer's days off. */
export function OwnLink({ link, mayChange }: Props) {
  const t = useTranslations('hours.link');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<'renew' | 'withdraw' | null>(null);
  const change = useMutation({
    mutationFn: (deed: 'make' | 'withdraw'): Promise<unknown> =>
      deed === 'make' ? api.put(path('/settings/hours/link')) : api.delete(path('/settings/hours/link')),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [...keys.settings, 'calendars'] });
      setAsking(null);
    },
    onError: (error) => toast.problem(error),
  });
  if (link === null && !mayChange) return null;
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <p className={styles.hint}>{t('hint')}</p>
      {link === null ? (
        <div>
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate('make')}>
            {t('make')}
          </Button>
        </div>
      ) : (
        <>
          <div className={styles.url}>{link.url}</div>
          <div className={styles.buttons}>
            <CopyButton text={link.url} label={t('copy')} />
            <Anchor className={styles.open} href={link.url.replace(/^https?:/, 'webcal:')}>
              {t('subscribe')}
            </Anchor>
            {mayChange && (
              <>
                <Button variant="default" onClick={() => setAsking('renew')}>
                  {t('renew')}
                </Button>
                <Button variant="default" onClick={() => setAsking('withdraw')}>
                  {t('withdraw')}
                </Button>
              </>
            )}
          </div>
        </>
      )}
      {asking !== null && (
        <ConfirmDialog
          opened
          onClose={() => setAsking(null)}
          title={t(`${asking}Title`)}
          confirm={t(asking)}
          busy={change.isPending}
          onConfirm={() => change.mutate(asking === 'renew' ? 'make' : 'withdraw')}
        >
          {t('oldEnds')}
        </ConfirmDialog>
      )}
    </section>
  );
}
