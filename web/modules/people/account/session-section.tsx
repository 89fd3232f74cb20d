import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import type { Account } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import styles from './account.module.css';
import { useAccountDeed } from './use-account.ts';

type SessionRow = Account['sessions'][number];

/** Where one is signed in, and the way to end it. */
export function SessionSection({ account }: { account: Account }) {
  const t = useTranslations('account.sessions');
  const endAll = useAccountDeed(() => api.delete('/api/v1/account/sessions'), t('endedAll'));
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <ul className={styles.lines}>
        {account.sessions.map((session) => (
          <SessionLine key={session.sessionId} session={session} />
        ))}
      </ul>
      {account.sessions.length > 1 && (
        <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate(undefined)}>
          {t('endAll')}
        </Button>
      )}
    </section>
  );
}

function SessionLine({ session }: { session: SessionRow }) {
  const t = useTranslations('account.sessions');
  const time = useTime();
  const now = useNow();
  const { sessionId, browser, system, method, seenAt, createdAt, current } = session;
  const device =
    browser === null || system === null
      ? (browser ?? system ?? t('unknown'))
      : t('device', { browser, system });
  const end = useAccountDeed(
    () => api.delete(`/api/v1/account/sessions/${sessionId}`),
    t('ended', { device }),
  );
  return (
    <li className={styles.line}>
      <span>
        {device}
        <span className={styles.soft}>
          {current ? t('current') : t('seen', { moment: time.relative(seenAt, now) })} ·{' '}
          {t('since', { moment: time.absolute(createdAt, now) })}
          {method !== null && ` · ${t(`methods.${method}`)}`}
        </span>
      </span>
      {!current && (
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={t('endNamed', { device })}
          onClick={() => end.mutate(undefined)}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
