import { Group, Modal, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Language, NewInvitation } from '../../api/types.ts';
import { languageNames, languages } from '../../i18n/messages.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules, useToast } from '../../ui/index.ts';
import styles from './people.module.css';
import { RoleSelect } from './roles/role-select.tsx';

export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('people');
  const common = useTranslations('common.actions');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('invitation.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <InviteForm onDone={onClose} />
    </Modal>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('people');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name: '',
      email: '',
      userName: '',
      role: 'salesperson',
      language: dealer.language as Language,
      receivesRequests: true,
    },
    validate: { name: rules.required, email: rules.email },
  });
  const problem = useFormProblem(form);
  const invite = useMutation({
    mutationFn: (values: typeof form.values) => {
      const userName = values.userName.trim();
      const body: NewInvitation = {
        name: values.name.trim(),
        email: values.email.trim(),
        role: values.role,
        language: values.language,
        receivesRequests: values.receivesRequests,
        ...(userName === '' ? {} : { userName }),
      };
      return api.post(path('/users'), body);
    },
    onSuccess: (_, values) => {
      void client.invalidateQueries({ queryKey: keys.users });
      toast.done(t('invitation.sent', { email: values.email }));
      onDone();
    },
    onError: problem.show,
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        invite.mutate(values);
      })}
    >
      <TextInput label={t('form.name')} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('form.email')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('form.userName')}
        description={t('form.userNameHint')}
        autoComplete="off"
        autoCapitalize="none"
        {...form.getInputProps('userName')}
      />
      <RoleSelect label={t('form.role')} {...form.getInputProps('role')} />
      <NativeSelect
        label={t('form.language')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        {...form.getInputProps('language')}
      />
      <Switch
        label={t('form.receives')}
        description={t('form.receivesHint')}
        {...form.getInputProps('receivesRequests', { type: 'checkbox' })}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={invite.isPending} label={t('invitation.submit')} />
      </Group>
    </form>
  );
}
