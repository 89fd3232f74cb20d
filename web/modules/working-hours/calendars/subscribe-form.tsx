import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Calendars, SubscriptionRequest } from '../../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules } from '../../../ui/index.ts';
import styles from './calendars.module.css';

/** Subscribes to a calendar; how reading it went shows in its card a moment later. */
export function SubscribeForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('hours.calendars');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const rules = useRules();
  const form = useForm<SubscriptionRequest>({
    initialValues: { name: '', url: '' },
    validate: { name: rules.required, url: rules.required },
  });
  const problem = useFormProblem(form);
  const subscribe = useMutation({
    mutationFn: (body: SubscriptionRequest) => api.post<Calendars>(path('/settings/hours/calendars'), body),
    onSuccess: (calendars) => {
      client.setQueryData([...keys.settings, 'calendars'], calendars);
      onDone();
    },
    onError: problem.show,
  });
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        subscribe.mutate(values);
      })}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        maxLength={80}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('url')}
        description={t('urlHint')}
        type="url"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={2000}
        {...form.getInputProps('url')}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {actions('cancel')}
        </Button>
        <SubmitButton busy={subscribe.isPending} label={t('subscribe')} />
      </Group>
    </form>
  );
}
