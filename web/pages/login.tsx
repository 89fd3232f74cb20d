import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../api/client.ts';
import { useEnter, useSessionQuery } from '../api/session.ts';
import type { PasskeyQuestion, Ways } from '../api/types.ts';
import { withMessages } from '../i18n/provider.tsx';
import { usePageTitle } from '../i18n/use-page-title.ts';
import type { Asked } from '../modules/people/account/second-step.tsx';
import { Redirect } from '../shell/redirect.tsx';
import { FormProblem, useFormProblem } from '../ui/form-problem.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { useRules } from '../ui/use-rules.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';

const SecondStep = lazy(() => withMessages(() => import('../modules/people/account/second-step.tsx')));

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
  const [asked, setAsked] = useState<Asked | null>(null);
  const [entered, setEntered] = useState(false);
  const goOn = async () => {
    setEntered(true);
    await enter();
    router.history.push(safeNext(next));
  };
  const signIn = useMutation({
    mutationFn: (values: typeof form.values) => api.post('/api/v1/session', values),
    onSuccess: goOn,
    onError: (error) => {
      const step = secondStepOf(error);
      if (step === null) problem.show(error);
      else setAsked(step);
    },
  });
  const ways = useQuery({
    queryKey: ['session-ways'],
    queryFn: ({ signal }) => api.get<Ways>('/api/v1/session/ways', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [otherwise, setOtherwise] = useState(false);
  const sso = ways.data?.sso ?? null;
  const bySso = useMutation({
    mutationFn: () => api.post<{ url: string }>('/api/v1/session/sso', {}),
    onSuccess: ({ url }) => window.location.assign(url),
    onError: problem.show,
  });
  const byPasskey = useMutation({
    mutationFn: signInByPasskey,
    onSuccess: (done) => (done ? goOn() : undefined),
    onError: problem.show,
  });
  if (session.data && !signIn.isPending && !entered) return <Redirect to="/" />;
  if (asked !== null) {
    return (
      <Gate>
        <Suspense fallback={null}>
          <SecondStep asked={asked} onEntered={goOn} onBack={() => setAsked(null)} />
        </Suspense>
      </Gate>
    );
  }

  return (
    <Gate>
      <h1>{t('title')}</h1>
      {sso !== null && (
        <Button
          fullWidth
          size="md"
          mb="md"
          loading={bySso.isPending}
          onClick={() => {
            problem.clear();
            bySso.mutate();
          }}
        >
          {t('sso', { name: sso.name })}
        </Button>
      )}
      {sso?.only === true && !otherwise ? (
        <>
          <FormProblem>{problem.text}</FormProblem>
          <Button variant="subtle" color="gray" fullWidth onClick={() => setOtherwise(true)}>
            {t('otherwise')}
          </Button>
        </>
      ) : (
        <>
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
          {'PublicKeyCredential' in window && (
            <Button
              variant="default"
              fullWidth
              size="md"
              mt="sm"
              loading={byPasskey.isPending}
              onClick={() => {
                problem.clear();
                byPasskey.mutate();
              }}
            >
              {t('passkey')}
            </Button>
          )}
          <Link to="/reset" className={styles.link}>
            {t('forgot')}
          </Link>
        </>
      )}
    </Gate>
  );
}

/** What is asked for after the right password; null: something else went wrong. */
export function secondStepOf(error: unknown): Asked | null {
  if (!(error instanceof ApiProblem) || error.code !== 'session.secondFactorNeeded') return null;
  const { ticket, app, passkey } = error.details;
  return { ticket: String(ticket), app: app === 1, passkey: passkey === 1 };
}

/** False when whoever was asked has changed their mind. */
async function signInByPasskey(): Promise<boolean> {
  const browser = await import('../modules/people/account/passkey-browser.ts');
  try {
    const question = await api.post<PasskeyQuestion>('/api/v1/session/passkey/challenges', {});
    await api.post('/api/v1/session/passkey', await browser.answerPasskey(question));
    return true;
  } catch (error) {
    if (browser.isCancelled(error)) return false;
    throw error;
  }
}
