import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../api/client.ts';
import { useEnter } from '../api/session.ts';
import type { Token } from '../api/types.ts';
import { usePageTitle } from '../i18n/use-page-title.ts';
import { useProblemText } from '../i18n/use-problem-text.ts';
import { FormProblem, useFormProblem } from '../ui/form-problem.tsx';
import { Loaded } from '../ui/states.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { useRules } from '../ui/use-rules.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';

type Kind = 'password-resets' | 'invitations';
const LEAST = 10;

/** Opened by the link of a reset mail. */
export function ResetPasswordPage() {
  return <PasswordByToken kind="password-resets" />;
}

/** Opened by the link of an invitation mail. */
export function InvitationPage() {
  return <PasswordByToken kind="invitations" />;
}

function PasswordByToken({ kind }: { kind: Kind }) {
  const t = useTranslations('session.newPassword');
  const { token = '' } = useParams({ strict: false });
  usePageTitle(t('title'));
  const path = `/api/v1/${kind}/${encodeURIComponent(token)}`;
  const view = useQuery({
    queryKey: [kind, token],
    queryFn: ({ signal }) => api.get<Token>(path, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (view.error instanceof ApiProblem && view.error.status === 404) return <UsedUp kind={kind} />;
  return (
    <Gate>
      <Loaded query={view}>
        {(account) =>
          account.hasAccount ? (
            <Acceptance path={path} account={account} />
          ) : (
            <PasswordForm kind={kind} path={path} account={account} />
          )
        }
      </Loaded>
    </Gate>
  );
}

function UsedUp({ kind }: { kind: Kind }) {
  const t = useTranslations('session');
  return (
    <Gate>
      <h1>{t('newPassword.usedTitle')}</h1>
      <p>{kind === 'invitations' ? t('newPassword.usedInvitation') : t('newPassword.usedText')}</p>
      {kind === 'password-resets' && (
        <>
          <Link to="/reset" className={styles.link}>
            {t('newPassword.again')}
          </Link>
          <br />
        </>
      )}
      <Link to="/login" className={styles.link}>
        {t('reset.back')}
      </Link>
    </Gate>
  );
}

/** Who has an account accepts to work at a further dealership, and signs in as always. */
function Acceptance({ path, account }: { path: string; account: Token }) {
  const t = useTranslations('session.acceptance');
  const problemText = useProblemText();
  const dealer = account.dealerName ?? '';
  const accept = useMutation({
    mutationFn: () => api.post(`${path}/acceptance`, {}),
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <>
      <h1>{t('title', { name: account.name })}</h1>
      <p>{t('text', { dealer })}</p>
      <FormProblem>{accept.error === null ? null : problemText(accept.error)}</FormProblem>
      <Button fullWidth size="md" loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('submit')}
      </Button>
    </>
  );
}

function PasswordForm({ kind, path, account }: { kind: Kind; path: string; account: Token }) {
  const t = useTranslations('session.newPassword');
  const navigate = useNavigate();
  const enter = useEnter();
  const rules = useRules();
  const form = useForm({ initialValues: { password: '' }, validate: { password: rules.atLeast(LEAST) } });
  const problem = useFormProblem(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) => api.post(path, values),
    onSuccess: async () => {
      await enter();
      void navigate({ to: '/', replace: true });
    },
    onError: (error) => {
      // The password is kept; the second factor is asked for where one signs in.
      if (error instanceof ApiProblem && error.code === 'session.secondFactorNeeded') {
        void navigate({ to: '/login', replace: true });
      } else problem.show(error);
    },
  });
  const invited = kind === 'invitations';
  return (
    <>
      <h1>{invited ? t('invitationTitle', { name: account.name }) : t('title')}</h1>
      {invited && (
        <p>
          {account.dealerName === null
            ? t('invitationTextPlain')
            : t('invitationText', { dealer: account.dealerName })}
        </p>
      )}
      <p>
        {t('account')}: {account.email}
      </p>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((values) => {
          problem.clear();
          save.mutate(values);
        })}
      >
        {/* For password managers, which file the password under it. */}
        <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
        <PasswordInput
          label={t('password')}
          description={t('hint')}
          autoComplete="new-password"
          autoFocus
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem.text}</FormProblem>
        <SubmitButton busy={save.isPending} label={t('submit')} size="md" />
      </form>
    </>
  );
}
