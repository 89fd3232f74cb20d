import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../api/client.ts';
import { usePageTitle } from '../i18n/use-page-title.ts';
import { FormProblem, useFormProblem } from '../ui/form-problem.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { useRules } from '../ui/use-rules.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';

export function ResetPage() {
  const t = useTranslations('session.reset');
  const login = useTranslations('session.login');
  usePageTitle(t('title'));
  const rules = useRules();
  const form = useForm({ initialValues: { login: '' }, validate: { login: rules.required } });
  const problem = useFormProblem(form);
  const ask = useMutation({
    mutationFn: (values: typeof form.values) => api.post('/api/v1/password-resets', values),
    onError: problem.show,
  });

  return (
    <Gate>
      {ask.isSuccess ? (
        <div role="status">
          <h1>{t('sentTitle')}</h1>
          <p>{t('sentText', { login: form.values.login })}</p>
        </div>
      ) : (
        <>
          <h1>{t('title')}</h1>
          <p>{t('text')}</p>
          <form
            className={styles.form}
            noValidate
            onSubmit={form.onSubmit((values) => {
              problem.clear();
              ask.mutate(values);
            })}
          >
            <TextInput
              label={login('login')}
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              size="md"
              {...form.getInputProps('login')}
            />
            <FormProblem>{problem.text}</FormProblem>
            <SubmitButton busy={ask.isPending} label={t('submit')} size="md" />
          </form>
        </>
      )}
      <Link to="/login" className={styles.link}>
        {t('back')}
      </Link>
    </Gate>
  );
}
