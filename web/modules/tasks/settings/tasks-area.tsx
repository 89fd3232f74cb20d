import { NumberInput, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { TasksSettings } from '../../../api/types.ts';
import settings from '../../dealers/settings.module.css';
import { SettingsForm } from '../../dealers/settings-form.tsx';
import { OptionalDuration } from '../../escalation/optional-duration.tsx';
import { Rules } from './rules.tsx';
import { Types } from './types.tsx';

const USUAL_STAGE_2 = 24 * 60;
const USUAL_REMINDER_HOURS = 24;

/** What follows from tasks and appointments by itself: reminders, rules; and the types of tasks. */
export function TasksArea() {
  const t = useTranslations('tasks.settings');
  return (
    <>
      <SettingsForm
        area="tasks"
        meaning={(values) => (
          <>
            <p>{values.stage2Minutes === null ? t('meansNoStage2') : t('meansStage2')}</p>
            <p>
              {values.appointmentReminderHours === null
                ? t('meansNoReminder')
                : t('meansReminder', { hours: values.appointmentReminderHours })}
            </p>
            <p>{t('meansRules', { count: values.rules.filter((rule) => rule.active).length })}</p>
          </>
        )}
      >
        {(form, mayChange) => <Fields form={form} mayChange={mayChange} />}
      </SettingsForm>
      <Types />
    </>
  );
}

function Fields({ form, mayChange }: { form: UseFormReturnType<TasksSettings>; mayChange: boolean }) {
  const t = useTranslations('tasks.settings');
  const { stage2Minutes, appointmentReminderHours: hours } = form.values;
  return (
    <>
      <section className={settings.section}>
        <h2>{t('late')}</h2>
        <OptionalDuration
          label={t('stage2')}
          hint={t('stage2Hint')}
          off={t('stage2Off')}
          path="stage2Minutes"
          usual={USUAL_STAGE_2}
          value={stage2Minutes}
          error={form.errors.stage2Minutes}
          onChange={(minutes) => form.setFieldValue('stage2Minutes', minutes as never)}
        />
      </section>
      <section className={settings.section}>
        <h2>{t('appointments')}</h2>
        {hours !== null && (
          <NumberInput
            data-path="appointmentReminderHours"
            label={t('reminder')}
            description={t('reminderHint')}
            min={1}
            max={336}
            allowDecimal={false}
            value={hours}
            error={form.errors.appointmentReminderHours}
            onChange={(value) =>
              form.setFieldValue('appointmentReminderHours', (Number(value) || 1) as never)
            }
          />
        )}
        <Switch
          label={t('reminderOff')}
          checked={hours === null}
          onChange={(event) =>
            form.setFieldValue(
              'appointmentReminderHours',
              (event.currentTarget.checked ? null : USUAL_REMINDER_HOURS) as never,
            )
          }
        />
      </section>
      <Rules
        rules={form.values.rules}
        mayChange={mayChange}
        errorOf={(field) => form.errors[field]}
        onChange={(rules) => form.setFieldValue('rules', rules as never)}
      />
    </>
  );
}
