import { Button, Checkbox, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { NewRoleRequest, Role, RoleEdit, Roles } from '../../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useToast } from '../../../ui/index.ts';
import { RoleEffect } from './role-effect.tsx';
import { areasOf } from './role-matrix.tsx';
import { RoleRemoval } from './role-removal.tsx';
import styles from './roles.module.css';
import { SecondFactorSelect } from './second-factor-select.tsx';
import { type Right, useRoleName } from './use-roles.ts';

type Props = { roles: Roles; role: Role | null; onClose: () => void };

/** One role: its name, its rights by area, what saving would do; a new one starts as a copy of another. */
export function RoleDialog({ roles, role, onClose }: Props) {
  const t = useTranslations('roles');
  const actions = useTranslations('common.actions');
  const roleName = useRoleName();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={role === null ? t('new') : t('edit', { name: roleName(role.role, role.name) })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <RoleForm roles={roles} role={role} onClose={onClose} />
      {role?.mayRemove === true && <RoleRemoval roles={roles} role={role} onDone={onClose} />}
    </Modal>
  );
}

function RoleForm({ roles, role, onClose }: Props) {
  const t = useTranslations('roles');
  const roleName = useRoleName();
  const form = useForm({
    initialValues: {
      name: role?.name ?? '',
      rights: (role ?? roles.rows[0])?.rights ?? [],
      secondFactorFrom: role?.secondFactorFrom ?? null,
    },
  });
  const problem = useFormProblem(form);
  const save = useSave(role, { onClose, onError: problem.show });
  const { values } = form;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((filled) => {
        problem.clear();
        save.mutate(filled);
      })}
    >
      <TextInput
        label={t('name')}
        description={role?.preset == null ? undefined : t('nameHint')}
        placeholder={role?.preset == null ? undefined : roleName(role.preset, null)}
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {role === null && (
        <NativeSelect
          label={t('copyOf')}
          data={roles.rows.map((each) => ({ value: each.role, label: roleName(each.role, each.name) }))}
          onChange={(event) => {
            const source = roles.rows.find((each) => each.role === event.currentTarget.value);
            if (source) form.setFieldValue('rights', source.rights);
          }}
        />
      )}
      <RightChecks
        rights={roles.rights}
        chosen={values.rights}
        onChange={(rights) => form.setFieldValue('rights', rights)}
      />
      {role !== null && (
        <SecondFactorSelect
          from={values.secondFactorFrom}
          onChange={(from) => form.setFieldValue('secondFactorFrom', from)}
        />
      )}
      <RoleEffect before={role?.rights ?? []} after={values.rights} people={role?.people ?? []} />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        {role?.changed === true && (
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate({ ...values, rights: null })}
          >
            {t('reset')}
          </Button>
        )}
        <SubmitButton
          busy={save.isPending}
          disabled={role === null ? values.name.trim() === '' : !form.isDirty()}
          label={t('save')}
        />
      </Group>
    </form>
  );
}

type Filled = { name: string; rights: Right[] | null; secondFactorFrom: string | null };

/** Saves, and offers to take it back. */
function useSave(
  role: Role | null,
  { onClose, onError }: { onClose: () => void; onError: (error: unknown) => void },
) {
  const t = useTranslations('roles');
  const roleName = useRoleName();
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: keys.all });
  const undo = useMutation({
    mutationFn: (before: Role) => {
      const body: RoleEdit = {
        name: before.name,
        rights: before.preset !== null && !before.changed ? null : before.rights,
        secondFactorFrom: before.secondFactorFrom,
      };
      return api.patch(path(`/roles/${before.role}`), body);
    },
    onSuccess: (_, before) => {
      void refresh();
      toast.done(t('undone', { name: roleName(before.role, before.name) }));
    },
    onError: (error) => toast.problem(error),
  });
  return useMutation({
    mutationFn: ({ name, rights, secondFactorFrom }: Filled) => {
      if (role === null) {
        const body: NewRoleRequest = { name, rights: rights ?? [] };
        return api.post(path('/roles'), body);
      }
      const body: RoleEdit = {
        ...(name.trim() === (role.name ?? '') ? {} : { name: name.trim() === '' ? null : name.trim() }),
        // Untouched rights of a preset stay the product's own.
        ...(rights !== null && same(rights, role.rights) ? {} : { rights }),
        ...(secondFactorFrom === role.secondFactorFrom ? {} : { secondFactorFrom }),
      };
      return api.patch(path(`/roles/${role.role}`), body);
    },
    onSuccess: (_, { name }) => {
      void refresh();
      const shown = name.trim() === '' && role !== null ? roleName(role.role, null) : name;
      toast.done(t('saved', { name: shown }), role === null ? undefined : () => undo.mutate(role));
      onClose();
    },
    onError,
  });
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

type ChecksProps = { rights: Roles['rights']; chosen: readonly Right[]; onChange: (rights: Right[]) => void };

function RightChecks({ rights, chosen, onChange }: ChecksProps) {
  const t = useTranslations('roles');
  return areasOf(rights).map((area) => (
    <fieldset key={area} className="plain-fieldset">
      <legend className={styles.legend}>{t(`areas.${area}`)}</legend>
      <div className={styles.rights}>
        {rights
          .filter((each) => each.area === area)
          .map(({ right, always, mayGive }) => (
            <Checkbox
              key={right}
              label={t(`rights.${right}.title`)}
              description={always ? t('always') : mayGive ? t(`rights.${right}.text`) : t('notYours')}
              disabled={always || !mayGive}
              checked={chosen.includes(right)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...chosen, right] : chosen.filter((each) => each !== right),
                )
              }
            />
          ))}
      </div>
    </fieldset>
  ));
}
