import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { NewWebhookRequest } from '../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules } from '../../ui/index.ts';
import { eventKey, webhookEvents } from './events.ts';

type Props = {
  initial: NewWebhookRequest;
  submit: string;
  busy: boolean;
  /** Rejects with what the server refused. */
  onSave: (values: NewWebhookRequest) => Promise<unknown>;
};

/** Name, address and events of a webhook. */
export function WebhookForm({ initial, submit, busy, onSave }: Props) {
  const t = useTranslations('webhooks');
  const forms = useTranslations('common.forms');
  const rules = useRules();
  const form = useForm({
    initialValues: initial,
    validate: {
      name: rules.required,
      url: rules.required,
      events: (chosen) => (chosen.length === 0 ? forms('required') : null),
    },
  });
  const problem = useFormProblem(form);
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        onSave(values).catch(problem.show);
      })}
    >
      <Stack>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('url')}
          description={t('urlHint')}
          type="url"
          autoComplete="off"
          {...form.getInputProps('url')}
        />
        <Checkbox.Group label={t('events')} {...form.getInputProps('events')}>
          <Stack gap="xs" mt="xs">
            {webhookEvents.map((event) => (
              <Checkbox key={event} value={event} label={t(`event.${eventKey(event)}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormProblem>{problem.text}</FormProblem>
        <Group justify="flex-end">
          <SubmitButton busy={busy} label={submit} />
        </Group>
      </Stack>
    </form>
  );
}
