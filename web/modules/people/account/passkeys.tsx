import { ActionIcon, Button, Group, Modal, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import type { Account } from '../../../api/types.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { FormProblem, SubmitButton, useToast } from '../../../ui/index.ts';
import styles from './account.module.css';
import { ProofDialog } from './proof-dialog.tsx';
import { useRefreshAccount } from './use-account.ts';

type Passkey = Account['passkeys'][number];
type Props = { account: Account; onCodes: (codes: readonly string[]) => void };

export function Passkeys({ account, onCodes }: Props) {
  const t = useTranslations('account.passkeys');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  return (
    <>
      <h3>{t('title')}</h3>
      <p className={styles.hint}>{t('hint')}</p>
      {account.passkeys.length > 0 && (
        <ul className={styles.lines}>
          {account.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.passkeyId} passkey={passkey} onRemove={() => setRemoving(passkey)} />
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => setAdding(true)}>
        {t('add')}
      </Button>
      {adding && <AddDialog account={account} onCodes={onCodes} onClose={() => setAdding(false)} />}
      {removing !== null && (
        <ProofDialog
          account={account}
          title={t('remove')}
          text={t('removeText', { name: removing.name })}
          done={t('removed', { name: removing.name })}
          deed={(proof) => api.post(`/api/v1/account/passkeys/${removing.passkeyId}/removal`, proof)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}

function PasskeyLine({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const t = useTranslations('account.passkeys');
  const time = useTime();
  const now = useNow();
  const { name, createdAt, lastUsedAt } = passkey;
  return (
    <li className={styles.line}>
      <span>
        {name}
        <span className={styles.soft}>
          {t('since', { moment: time.absolute(createdAt, now) })}
          {lastUsedAt !== null && ` · ${t('used', { moment: time.relative(lastUsedAt, now) })}`}
        </span>
      </span>
      <ActionIcon aria-label={t('removeNamed', { name })} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function AddDialog({ account, onCodes, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('account.passkeys');
  const actions = useTranslations('common.actions');
  const problemText = useProblemText();
  const toast = useToast();
  const refresh = useRefreshAccount();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      const browser = await import('./passkey-browser.ts');
      try {
        return await browser.createPasskey(account, name.trim());
      } catch (error) {
        if (browser.isCancelled(error)) return null;
        throw error;
      }
    },
    onSuccess: (codes) => {
      if (codes === null) return;
      refresh();
      toast.done(t('added', { name }));
      onCodes(codes);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('add')} closeButtonProps={{ 'aria-label': actions('close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          maxLength={60}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormProblem>{add.error === null ? null : problemText(add.error)}</FormProblem>
        <Group justify="flex-end">
          <SubmitButton busy={add.isPending} disabled={name.trim() === ''} label={t('add')} />
        </Group>
      </form>
    </Modal>
  );
}
