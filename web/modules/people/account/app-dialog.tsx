import { Group, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { encode } from 'uqr';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import type { AppSecret, Codes } from '../../../api/types.ts';
import { FormProblem, Loaded, SubmitButton, useFormProblem, useRules, useToast } from '../../../ui/index.ts';
import styles from './account.module.css';
import { useRefreshAccount } from './use-account.ts';

type Props = { onClose: () => void; onCodes: (codes: readonly string[]) => void };

/** Sets up an authenticator app: scan, type the first code, keep the recovery codes. */
export function AppDialog({ onClose, onCodes }: Props) {
  const t = useTranslations('account.factor');
  const actions = useTranslations('common.actions');
  const proposal = useQuery({
    // Not below the account: asking anew after the app is confirmed would be refused.
    queryKey: ['app-proposal'],
    queryFn: () => api.post<AppSecret>('/api/v1/account/app', {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('appSetUp')}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={proposal}>
        {({ secret, uri }) => (
          <>
            <p>{t('scan')}</p>
            <QrCode text={uri} label={t('qr')} />
            <p className={styles.hint}>
              {t('bySecret')} <span className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</span>
            </p>
            <CodeForm onClose={onClose} onCodes={onCodes} />
          </>
        )}
      </Loaded>
    </Modal>
  );
}

function CodeForm({ onClose, onCodes }: Props) {
  const t = useTranslations('account.factor');
  const rules = useRules();
  const toast = useToast();
  const refresh = useRefreshAccount();
  const form = useForm({ initialValues: { code: '' }, validate: { code: rules.required } });
  const problem = useFormProblem(form);
  const confirm = useMutation({
    mutationFn: (values: typeof form.values) =>
      api.post<Codes>('/api/v1/account/app/confirmation', { code: values.code.replaceAll(' ', '') }),
    onSuccess: ({ codes }) => {
      refresh();
      toast.done(t('appDone'));
      onCodes(codes);
      onClose();
    },
    onError: problem.show,
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        confirm.mutate(values);
      })}
    >
      <TextInput
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        data-autofocus
        {...form.getInputProps('code')}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={confirm.isPending} label={t('confirm')} />
      </Group>
    </form>
  );
}

/** Always dark on white: cameras want it so. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  );
}
