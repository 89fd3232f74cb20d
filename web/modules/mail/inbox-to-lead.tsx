import { Group, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { InboxMessage } from '../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules } from '../../ui/index.ts';
import styles from './inbox.module.css';
import { useInboxDeed } from './inbox-deed.ts';

/** Makes a lead of the message by hand; what was understood stands in the fields already. */
export function InboxToLeadForm({ message }: { message: InboxMessage }) {
  const t = useTranslations('inbox.form');
  const rules = useRules();
  const form = useForm({
    initialValues: { ...message.suggestion },
    validate: {
      email: (value, { phone }) => {
        if (value.trim() !== '') return rules.email(value);
        return phone.trim() === '' ? t('needWay') : null;
      },
    },
  });
  const problem = useFormProblem(form);
  const make = useInboxDeed(message.row.rawId, 'lead', problem.show);
  return (
    <section className={styles.part}>
      <h3>{t('title')}</h3>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((values) => {
          problem.clear();
          const filled = Object.entries(values)
            .map(([name, value]) => [name, value.trim()] as const)
            .filter(([, value]) => value !== '');
          make.mutate(Object.fromEntries(filled));
        })}
      >
        <TextInput label={t('name')} maxLength={200} {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" maxLength={254} {...form.getInputProps('email')} />
        <TextInput label={t('phone')} type="tel" maxLength={60} {...form.getInputProps('phone')} />
        <Textarea
          label={t('comment')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={50_000}
          {...form.getInputProps('comment')}
        />
        <FormProblem>{problem.text}</FormProblem>
        <Group justify="flex-end">
          <SubmitButton busy={make.isPending} label={t('submit')} />
        </Group>
      </form>
    </section>
  );
}
