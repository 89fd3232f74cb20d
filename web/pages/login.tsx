import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../api/client.ts';
import { useEnter, useSessionQuery } from '../api/session.ts';
import { usePageTitle } from '../i18n/use-page-title.ts';
import { Redirect } from '../shell/redirect.tsx';
import { FormProblem, useFormProblem } from '../ui/form-problem.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { useRules } from '../ui/use-rules.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';

/** Only an address of this installation: `next` stands in a link that anybody can write. */
function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}

export function LoginPage() {
  const t = useTranslations('session.login');
  const words = useTranslations('session.newPassword');
  usePageTitle(t('title'));
  const { next } = useSearch({ from: '/login' });
  const router = useRouter();
  const session = useSessionQuery();
  const enter = useEnter();
  const rules = useRules();
  const form = useForm({
    initialValues: { login: '', password: '' },
    validate: { login: rules.required, password: rules.required },
  });
  const problem = useFormProblem(form);
  const signIn = useMutation({
    mutationFn: (values: typeof form.values) => api.post('/api/v1/session', values),
    onSuccess: async () => {
      await enter();
      router.history.push(safeNext(next));
    },
    onError: problem.show,
  });
  if (session.data && !signIn.isPending && !signIn.isSuccess) return <Redirect to="/" />;

  return (
    <Gate>
      <h1>{t('title')}</h1>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((values) => {
          problem.clear();
          signIn.mutate(values);
        })}
      >
        <TextInput
          label={t('login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          size="md"
          {...form.getInputProps('login')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': words('show') }}
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem.text}</FormProblem>
        <SubmitButton busy={signIn.isPending} label={t('submit')} size="md" />
      </form>
      <Link to="/reset" className={styles.link}>
        {t('forgot')}
      </Link>
    </Gate>
  );
}
