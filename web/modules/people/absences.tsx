import { ActionIcon, Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer, useSession } from '../../api/session.ts';
import type { AbsenceRequest, User } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { addDays, momentOf } from '../../time/zone.ts';
import { FormProblem, SubmitButton, TimeField, useFormProblem, useRules, useToast } from '../../ui/index.ts';
import styles from './people.module.css';
import { useUsers } from './use-users.ts';

export function Absences({ user }: { user: User }) {
  const t = useTranslations('people.absences');
  const { user: me } = useSession();
  const [adding, setAdding] = useState(false);
  const mayAdd = user.mayChange || user.userId === me.userId;
  return (
    <section className={styles.section}>
      <h3>{t('title')}</h3>
      {user.absences.length === 0 && !adding && <p className={styles.hint}>{t('none')}</p>}
      {user.absences.map((absence) => (
        <AbsenceLine key={absence.absenceId} user={user} absence={absence} />
      ))}
      {adding ? (
        <AbsenceForm user={user} onDone={() => setAdding(false)} />
      ) : (
        mayAdd && (
          <Button variant="default" mt="sm" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      )}
    </section>
  );
}

function AbsenceLine({ user, absence }: { user: User; absence: User['absences'][number] }) {
  const t = useTranslations('people');
  const time = useTime();
  const now = useNow();
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const from = time.begin(absence.from, now);
  const until = time.end(absence.until, now);
  const remove = useMutation({
    mutationFn: () => api.delete(path(`/users/${user.userId}/absences/${absence.absenceId}`)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.users });
      toast.done(t('absences.removed'), () => putBack.mutate());
    },
    onError: (error) => toast.problem(error),
  });
  const putBack = useMutation({
    mutationFn: () => {
      const body: AbsenceRequest = {
        from: absence.from,
        until: absence.until,
        deputyUserId: absence.deputy?.userId ?? null,
        openWork: absence.handedOverAt === null ? absence.openWork : 'stays',
      };
      return api.post(path(`/users/${user.userId}/absences`), body);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.users }),
    onError: (error) => toast.problem(error),
  });
  return (
    <div className={styles.absence}>
      <span>
        {t('absences.span', { from, until })}
        <span className={styles.soft}>
          {' · '}
          {absence.deputy === null ? t('noDeputy') : t('deputyIs', { name: absence.deputy.name })}
          {absence.openWork === 'deputy' &&
            ` · ${t(absence.handedOverAt === null ? 'absences.handsOver' : 'absences.handedOver')}`}
        </span>
      </span>
      {absence.mayRemove && (
        <ActionIcon
          aria-label={t('absences.remove', { from, until })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

type Fields = {
  from: string;
  fromTime: string;
  until: string;
  untilTime: string;
  deputy: string;
  handOver: boolean;
};

/** Whole days unless times are given: from the first day's midnight to the midnight after the last. */
export function absenceSpan(fields: Fields, timeZone: string): { from: string; until: string } | null {
  const from = momentOf({ date: fields.from, time: fields.fromTime || '00:00' }, timeZone);
  const until =
    fields.untilTime === ''
      ? fields.until === ''
        ? null
        : momentOf({ date: addDays(fields.until, 1), time: '00:00' }, timeZone)
      : momentOf({ date: fields.until, time: fields.untilTime }, timeZone);
  return from === null || until === null || from >= until ? null : { from, until };
}

function AbsenceForm({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTranslations('people.absences');
  const actions = useTranslations('common.actions');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const rules = useRules();
  const users = useUsers();
  const form = useForm<Fields>({
    initialValues: { from: '', fromTime: '', until: '', untilTime: '', deputy: '', handOver: false },
    validate: {
      from: rules.required,
      until: (value, all) =>
        rules.required(value) ?? (absenceSpan(all, dealer.timeZone) === null ? t('order') : null),
    },
  });
  const problem = useFormProblem(form);
  const add = useMutation({
    mutationFn: (body: AbsenceRequest) => api.post(path(`/users/${user.userId}/absences`), body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.users });
      toast.done(t('added', { name: user.name }));
      onDone();
    },
    onError: problem.show,
  });
  const others = (users.data?.rows ?? []).filter((each) => each.active && each.userId !== user.userId);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((fields) => {
        problem.clear();
        const span = absenceSpan(fields, dealer.timeZone);
        const { deputy, handOver } = fields;
        if (span === null) return;
        add.mutate({
          ...span,
          deputyUserId: deputy === '' ? null : deputy,
          openWork: deputy !== '' && handOver ? 'deputy' : 'stays',
        });
      })}
    >
      <p className={styles.hint}>{t('hint')}</p>
      <div className={styles.pair}>
        <TextInput type="date" label={t('from')} {...form.getInputProps('from')} />
        <TimeField label={t('fromTime')} {...form.getInputProps('fromTime')} />
        <TextInput type="date" label={t('until')} {...form.getInputProps('until')} />
        <TimeField label={t('untilTime')} {...form.getInputProps('untilTime')} />
      </div>
      <NativeSelect
        label={t('deputy')}
        data={[
          { value: '', label: t('nobody') },
          ...others.map((each) => ({ value: each.userId, label: each.name })),
        ]}
        {...form.getInputProps('deputy')}
      />
      <Checkbox
        mt="sm"
        label={t('handOver')}
        description={t('handOverHint')}
        disabled={form.values.deputy === ''}
        {...form.getInputProps('handOver', { type: 'checkbox' })}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {actions('cancel')}
        </Button>
        <SubmitButton busy={add.isPending} label={t('add')} />
      </Group>
    </form>
  );
}
