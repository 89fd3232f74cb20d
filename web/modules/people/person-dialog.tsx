import { Checkbox, Group, Modal, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { User, UserPatch } from '../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules, useToast } from '../../ui/index.ts';
import { Absences } from './absences.tsx';
import { Deactivation } from './deactivation.tsx';
import { OwnHours } from './own-hours.tsx';
import styles from './people.module.css';
import { RoleSelect } from './roles/role-select.tsx';
import { useUsers } from './use-users.ts';

/** One person: what they are and receive, when they are away and who stands in, and the end of the account. */
export function PersonDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const actions = useTranslations('common.actions');
  return (
    <Modal
      opened={user !== null}
      onClose={onClose}
      title={user?.name}
      size="lg"
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {user !== null && (
        <>
          <PersonForm key={user.userId} user={user} />
          <OwnHours user={user} />
          <Absences user={user} />
          {user.mayChange && <Deactivation user={user} onDone={onClose} />}
        </>
      )}
    </Modal>
  );
}

function PersonForm({ user }: { user: User }) {
  const t = useTranslations('people.form');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const rules = useRules();
  const users = useUsers();
  const form = useForm({
    initialValues: {
      name: user.name,
      role: user.role,
      receivesRequests: user.receivesRequests,
      canBeAssigned: user.canBeAssigned,
      supervisors: user.supervisors.map((each) => each.userId),
    },
    validate: { name: rules.required },
  });
  const problem = useFormProblem(form);
  const save = useMutation({
    mutationFn: (values: UserPatch) => api.patch(path(`/users/${user.userId}`), values),
    onSuccess: (_, values) => {
      form.resetDirty();
      void client.invalidateQueries({ queryKey: keys.users });
      toast.done(t('saved', { name: values.name ?? user.name }));
    },
    onError: problem.show,
  });
  const others = (users.data?.rows ?? []).filter((each) => each.active && each.userId !== user.userId);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        save.mutate(values);
      })}
    >
      <p className={styles.hint}>
        {user.email}
        {user.userName !== null && ` · ${user.userName}`}
      </p>
      <fieldset className={`plain-fieldset ${styles.form}`} disabled={!user.mayChange}>
        <TextInput label={t('name')} {...form.getInputProps('name')} />
        <RoleSelect label={t('role')} {...form.getInputProps('role')} />
        <Switch
          label={t('receives')}
          description={t('receivesHint')}
          checked={form.values.receivesRequests}
          onChange={(event) => {
            form.setFieldValue('receivesRequests', event.currentTarget.checked);
            // Who receives requests can be assigned them.
            if (event.currentTarget.checked) form.setFieldValue('canBeAssigned', true);
          }}
        />
        <Switch
          label={t('assignable')}
          description={t('assignableHint')}
          disabled={form.values.receivesRequests}
          {...form.getInputProps('canBeAssigned', { type: 'checkbox' })}
        />
        <fieldset className="plain-fieldset">
          <legend className={styles.legend}>{t('supervisors')}</legend>
          <p className={styles.hint}>{t('supervisorsHint')}</p>
          <div className={styles.checks}>
            {others.map((other) => (
              <Checkbox
                key={other.userId}
                label={other.name}
                checked={form.values.supervisors.includes(other.userId)}
                onChange={(event) =>
                  form.setFieldValue(
                    'supervisors',
                    event.currentTarget.checked
                      ? [...form.values.supervisors, other.userId]
                      : form.values.supervisors.filter((id) => id !== other.userId),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      </fieldset>
      <FormProblem>{problem.text}</FormProblem>
      {user.mayChange && (
        <Group justify="flex-end">
          <SubmitButton busy={save.isPending} disabled={!form.isDirty()} label={actions('save')} />
        </Group>
      )}
    </form>
  );
}
