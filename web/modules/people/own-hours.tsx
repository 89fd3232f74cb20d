import { Group, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { OwnHoursRequest, User } from '../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useToast } from '../../ui/index.ts';
import { useSettings } from '../dealers/use-settings.ts';
import { isWrong, weekdays } from '../working-hours/week/weekly.ts';
import { WeeklyEditor } from '../working-hours/week/weekly-editor.tsx';
import styles from './people.module.css';

/** The own hours of who works part time. They say who receives requests and when, never when an answer is due. */
export function OwnHours({ user }: { user: User }) {
  const t = useTranslations('people.ownHours');
  if (!user.mayChangeHours && user.hours === null) return null;
  return (
    <section className={styles.section}>
      <h3>{t('title')}</h3>
      <p className={styles.hint}>{t('hint')}</p>
      <HoursForm key={`${user.userId} ${JSON.stringify(user.hours)}`} user={user} />
    </section>
  );
}

function HoursForm({ user }: { user: User }) {
  const t = useTranslations('people.ownHours');
  const week = useTranslations('hours');
  const actions = useTranslations('common.actions');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const dealerHours = useSettings('hours');
  const form = useForm<OwnHoursRequest>({
    initialValues: { hours: user.hours },
    validate: ({ hours }): Record<string, string> => {
      const wrong = hours === null ? undefined : weekdays.find((day) => hours[day].some(isWrong));
      return wrong === undefined ? {} : { [`hours.${wrong}`]: week('backwards') };
    },
  });
  const problem = useFormProblem(form);
  const save = useMutation({
    mutationFn: (body: OwnHoursRequest) => api.put<User>(path(`/users/${user.userId}/hours`), body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.users });
      toast.done(t('saved', { name: user.name }));
    },
    onError: problem.show,
  });
  const { hours } = form.values;
  const set = (next: OwnHoursRequest['hours']) => form.setFieldValue('hours', next as never);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        save.mutate(values);
      })}
    >
      <Switch
        label={t('partTime')}
        checked={hours !== null}
        // Whoever begins to work part time starts from the dealer's hours.
        disabled={!user.mayChangeHours || dealerHours.data === undefined}
        onChange={(event) => {
          const partTime = event.currentTarget.checked;
          set(partTime ? (user.hours ?? dealerHours.data?.value.weekly ?? null) : null);
        }}
      />
      {hours !== null && (
        <fieldset className="plain-fieldset" disabled={!user.mayChangeHours}>
          <WeeklyEditor
            value={hours}
            onChange={set}
            disabled={!user.mayChangeHours}
            errors={Object.fromEntries(
              Object.entries(form.errors).map(([field, error]) => [field.replace(/^hours\./, ''), error]),
            )}
          />
        </fieldset>
      )}
      <FormProblem>{problem.text}</FormProblem>
      {user.mayChangeHours && form.isDirty() && (
        <Group justify="flex-end">
          <SubmitButton busy={save.isPending} label={actions('save')} />
        </Group>
      )}
    </form>
  );
}
