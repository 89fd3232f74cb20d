import { Group, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import type { Account } from '../../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules, useToast } from '../../../ui/index.ts';
import styles from './account.module.css';
import { useRefreshAccount } from './use-account.ts';

const LEAST = 10;

export function PasswordSection({ account }: { account: Account }) {
  const t = useTranslations('account.password');
  const words = useTranslations('session.newPassword');
  const rules = useRules();
  const toast = useToast();
  const refresh = useRefreshAccount();
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: { current: rules.required, password: rules.atLeast(LEAST) },
  });
  const problem = useFormProblem(form);
  const change = useMutation({
    mutationFn: (values: typeof form.values) => api.put('/api/v1/session/password', values),
    onSuccess: () => {
      form.reset();
      refresh();
      toast.done(t('saved'));
    },
    onError: problem.show,
  });
  const eye = { 'aria-label': words('show') };
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <p className={styles.hint}>{t('hint')}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((values) => {
          problem.clear();
          change.mutate(values);
        })}
      >
        <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
        <PasswordInput
          label={t('current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={eye}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={words('password')}
          description={words('hint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem.text}</FormProblem>
        <Group justify="flex-end">
          <SubmitButton busy={change.isPending} disabled={!form.isDirty()} label={t('submit')} />
        </Group>
      </form>
    </section>
  );
}
