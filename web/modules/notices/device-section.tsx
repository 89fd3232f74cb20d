import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { NoticeDevices } from '../../api/types.ts';
import { Loaded, RelativeTime, useToast } from '../../ui/index.ts';
import { browserName } from './browser-name.ts';
import { type DeviceState, deviceState, switchOff, switchOn } from './device.ts';
import styles from './notices.module.css';
import { useDevices } from './queries.ts';

/** Push messages: on this device, and on which others. */
export function DeviceSection() {
  const t = useTranslations('notices.choices.devices');
  const devices = useDevices();
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <p>{t('hint')}</p>
      <Loaded query={devices}>{(data) => <Devices known={data} />}</Loaded>
    </section>
  );
}

function Devices({ known }: { known: NoticeDevices }) {
  const t = useTranslations('notices.choices.devices');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const hereKey = [...keys.notices, 'here'];
  const here = useQuery({ queryKey: hereKey, queryFn: () => deviceState(dealer.key), staleTime: 0 });
  const endpoint = here.data?.endpoint ?? null;
  const own = known.devices.find((device) => device.endpoint === endpoint)?.deviceId ?? null;
  const state: DeviceState | undefined = here.data?.state === 'on' && own === null ? 'off' : here.data?.state;
  const ask = () => client.invalidateQueries({ queryKey: keys.notices });
  const change = useMutation({
    mutationFn: async (on: boolean) => {
      if (!on) await switchOff(dealer.key, own);
      else if ((await switchOn(dealer.key, known.publicKey)) === 'on') toast.done(t('switchedOn'));
    },
    onError: (error) => (isOfTheBrowser(error) ? toast.done(t('refused')) : toast.problem(error)),
    onSettled: ask,
  });
  const remove = useMutation({
    mutationFn: (deviceId: string) => api.delete(path(`/notices/devices/${deviceId}`)),
    onError: (error) => toast.problem(error),
    onSettled: ask,
  });
  const trial = useMutation({
    mutationFn: (deviceId: string) => api.post(path(`/notices/devices/${deviceId}/trial`)),
    onSuccess: () => toast.done(t('trialSent')),
    onError: (error) => toast.problem(error),
  });
  if (state === undefined) return null;
  return (
    <>
      <Switch
        label={t('here')}
        description={state === 'unsupported' || state === 'blocked' ? t(state) : undefined}
        checked={state === 'on'}
        disabled={state === 'unsupported' || state === 'blocked' || change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
      {known.devices.length > 0 && (
        <ul className={styles.devices}>
          {known.devices.map(({ deviceId, name, since, lastSentAt }) => (
            <li key={deviceId}>
              <span className={styles.deviceName}>
                {browserName(name) ?? t('unnamed')}
                {deviceId === own && ` (${t('this')})`}
                <span className={styles.kindHint}>
                  {t('since')} <RelativeTime at={since} />
                  {lastSentAt !== null && (
                    <>
                      {' · '}
                      {t('lastSent')} <RelativeTime at={lastSentAt} />
                    </>
                  )}
                </span>
              </span>
              <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate(deviceId)}>
                {t('trial')}
              </Button>
              {deviceId !== own && (
                <Button variant="subtle" color="gray" onClick={() => remove.mutate(deviceId)}>
                  {t('remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The browser could not subscribe: no way to its push service, or the user's own settings. */
function isOfTheBrowser(error: unknown): boolean {
  return error instanceof DOMException;
}
