import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { CopyButton, Loaded, useToast } from '../../../ui/index.ts';
import styles from './calendar.module.css';

/** The secret address under which a phone reads one's own appointments and tasks. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('appointments.feed');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const time = useTime();
  const now = useNow();
  const key = [...keys.appointments, 'feed'];
  const feed = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<{ since: string | null }>(path('/calendar-feed'), { signal }),
  });
  const settled = {
    onError: toast.problem,
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  };
  const make = useMutation({
    mutationFn: () => api.put<{ address: string }>(path('/calendar-feed')),
    ...settled,
  });
  const withdraw = useMutation({
    mutationFn: () => api.delete(path('/calendar-feed')),
    onSuccess: () => {
      make.reset();
      toast.done(t('withdrawn'));
    },
    ...settled,
  });
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': actions('close') }}>
      <p>{t('hint')}</p>
      <Loaded query={feed}>
        {({ since }) => (
          <>
            {make.data !== undefined ? (
              <>
                <p className={styles.address}>{make.data.address}</p>
                <p className={styles.soft}>{t('once')}</p>
                <CopyButton text={make.data.address} label={t('copy')} />
              </>
            ) : (
              <p className={styles.soft}>
                {since === null ? t('none') : t('since', { moment: time.absolute(since, now) })}
              </p>
            )}
            <Group gap="xs" mt="md">
              <Button loading={make.isPending} onClick={() => make.mutate()}>
                {since === null ? t('make') : t('renew')}
              </Button>
              {since !== null && (
                <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
                  {t('withdraw')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Modal>
  );
}
