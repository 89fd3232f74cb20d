import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import type { Account, Codes } from '../../../api/types.ts';
import styles from './account.module.css';
import { AppDialog } from './app-dialog.tsx';
import { CodesDialog } from './codes-dialog.tsx';
import { Passkeys } from './passkeys.tsx';
import { ProofDialog } from './proof-dialog.tsx';

type Asking = 'app' | 'removeApp' | 'renew' | null;

/** The authenticator app, passkeys and recovery codes. */
export function SecondFactorSection({ account }: { account: Account }) {
  const t = useTranslations('account.factor');
  const [asking, setAsking] = useState<Asking>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const close = () => setAsking(null);
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <p className={styles.hint}>{t('hint')}</p>
      <h3>{t('app')}</h3>
      <p className={styles.hint}>{account.app ? t('appOn') : t('appOff')}</p>
      <Button variant="default" onClick={() => setAsking(account.app ? 'removeApp' : 'app')}>
        {account.app ? t('appRemove') : t('appSetUp')}
      </Button>
      <Passkeys account={account} onCodes={setCodes} />
      {(account.app || account.passkeys.length > 0) && (
        <>
          <h3>{t('codes')}</h3>
          <p className={styles.hint}>{t('codesLeft', { count: account.recoveryCodes })}</p>
          <Button variant="default" onClick={() => setAsking('renew')}>
            {t('codesRenew')}
          </Button>
        </>
      )}
      {asking === 'app' && <AppDialog onClose={close} onCodes={setCodes} />}
      {asking === 'removeApp' && (
        <ProofDialog
          account={account}
          title={t('appRemove')}
          text={t('appRemoveText')}
          done={t('appRemoved')}
          deed={(proof) => api.post('/api/v1/account/app/removal', proof)}
          onClose={close}
        />
      )}
      {asking === 'renew' && (
        <ProofDialog
          account={account}
          title={t('codesRenew')}
          text={t('codesRenewText')}
          deed={async (proof) =>
            setCodes((await api.post<Codes>('/api/v1/account/recovery-codes', proof)).codes)
          }
          onClose={close}
        />
      )}
      {codes.length > 0 && <CodesDialog codes={codes} onClose={() => setCodes([])} />}
    </section>
  );
}
