import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Account } from '../../../api/types.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { ConfirmDialog, FormProblem, useToast } from '../../../ui/index.ts';
import { useRefreshAccount } from './use-account.ts';

type Props = {
  account: Account;
  title: string;
  text: string;
  done?: string;
  deed: (proof: { current?: string }) => Promise<unknown>;
  onClose: () => void;
};

/** Asks before an account gets weaker, and for the password of who has one. */
export function ProofDialog({ account, title, text, done, deed, onClose }: Props) {
  const t = useTranslations('account.password');
  const words = useTranslations('session.newPassword');
  const problemText = useProblemText();
  const toast = useToast();
  const refresh = useRefreshAccount();
  const [current, setCurrent] = useState('');
  const run = useMutation({
    mutationFn: () => deed(current === '' ? {} : { current }),
    onSuccess: () => {
      refresh();
      if (done !== undefined) toast.done(done);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      confirm={title}
      busy={run.isPending}
      disabled={account.hasPassword && current === ''}
      onConfirm={() => run.mutate()}
    >
      <p>{text}</p>
      {account.hasPassword && (
        <PasswordInput
          label={t('current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': words('show') }}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      )}
      <FormProblem>{run.error === null ? null : problemText(run.error)}</FormProblem>
    </ConfirmDialog>
  );
}
