import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../../api/client.ts';
import type { PasskeyQuestion } from '../../../api/types.ts';
import styles from '../../../pages/gate.module.css';
import { FormProblem, useFormProblem } from '../../../ui/form-problem.tsx';
import { SubmitButton } from '../../../ui/submit-button.tsx';
import { useRules } from '../../../ui/use-rules.ts';
import { answerPasskey, isCancelled } from './passkey-browser.ts';

/** What the server asks for after the right password. */
export type Asked = { ticket: string; app: boolean; passkey: boolean };

type Props = { asked: Asked; onEntered: () => Promise<void>; onBack: () => void };

/** The second step of signing in: a code of the app, a recovery code or a passkey. */
export default function SecondStep({ asked, onEntered, onBack }: Props) {
  const t = useTranslations('account.step');
  const rules = useRules();
  const form = useForm({ initialValues: { code: '' }, validate: { code: rules.required } });
  const problem = useFormProblem(form);
  const failed = (error: unknown) => {
    if (isCancelled(error)) return;
    if (error instanceof ApiProblem && error.code === 'session.stepOver') onBack();
    else problem.show(error);
  };
  const give = useMutation({
    mutationFn: (proof: object) =>
      api.post('/api/v1/session/second-factor', { ticket: asked.ticket, ...proof }),
    onSuccess: onEntered,
    onError: failed,
  });
  const byPasskey = useMutation({
    mutationFn: async () => {
      const { ticket } = asked;
      const question = await api.post<PasskeyQuestion>('/api/v1/session/second-factor/challenges', {
        ticket,
      });
      return give.mutateAsync({ passkey: await answerPasskey(question) });
    },
    onError: failed,
  });
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{asked.app ? t('text') : t('textPasskey')}</p>
      {asked.passkey && (
        <Button
          fullWidth
          size="md"
          variant={asked.app ? 'default' : 'filled'}
          loading={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {t('passkey')}
        </Button>
      )}
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit(({ code }) => {
          problem.clear();
          give.mutate({ code });
        })}
      >
        <TextInput
          label={asked.app ? t('code') : t('recovery')}
          description={asked.app ? t('codeHint') : undefined}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={asked.app}
          size="md"
          maxLength={40}
          {...form.getInputProps('code')}
        />
        <FormProblem>{problem.text}</FormProblem>
        <SubmitButton busy={give.isPending} label={t('submit')} size="md" />
      </form>
      <Button variant="subtle" color="gray" mt="sm" onClick={onBack}>
        {t('back')}
      </Button>
    </>
  );
}
