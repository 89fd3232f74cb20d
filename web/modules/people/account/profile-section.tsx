import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import type { Account } from '../../../api/types.ts';
import { languageNames, languages } from '../../../i18n/messages.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules, useToast } from '../../../ui/index.ts';
import styles from './account.module.css';
import { useRefreshAccount } from './use-account.ts';

export function ProfileSection({ account }: { account: Account }) {
  const t = useTranslations('account.profile');
  const actions = useTranslations('common.actions');
  const rules = useRules();
  const toast = useToast();
  const refresh = useRefreshAccount();
  const form = useForm({
    initialValues: { name: account.name, language: account.language },
    validate: { name: rules.required },
  });
  const problem = useFormProblem(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) => api.patch('/api/v1/session/user', values),
    onSuccess: () => {
      form.resetDirty();
      refresh();
      toast.done(t('saved'));
    },
    onError: problem.show,
  });
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((values) => {
          problem.clear();
          save.mutate(values);
        })}
      >
        <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('name')} />
        <NativeSelect
          label={t('language')}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
          {...form.getInputProps('language')}
        />
        <FormProblem>{problem.text}</FormProblem>
        <Group justify="flex-end">
          <SubmitButton busy={save.isPending} disabled={!form.isDirty()} label={actions('save')} />
        </Group>
      </form>
    </section>
  );
}
