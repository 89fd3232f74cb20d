import { NumberInput, Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useTime } from '../../time/use-time.ts';
import { DurationField } from './duration-field.tsx';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

const USUAL_REMINDER_MINUTES = 30;

export function EscalationArea() {
  const t = useTranslations('settings.escalation');
  const time = useTime();
  return (
    <SettingsForm
      area="escalation"
      validate={{
        responseMinutes: (minutes) => (minutes < 1 ? t('tooShort') : null),
        reminderMinutes: (minutes, all) => {
          if (minutes === null) return null;
          if (minutes < 1) return t('tooShort');
          return minutes >= all.responseMinutes ? t('reminderTooLong') : null;
        },
      }}
      meaning={(values) => (
        <>
          <p>{t('meansResponse', { duration: time.duration(values.responseMinutes * 60) })}</p>
          <p>
            {values.reminderMinutes === null
              ? t('meansNoReminder')
              : t('meansReminder', { duration: time.duration(values.reminderMinutes * 60) })}
          </p>
          <p>{t('meansFollowUp', { days: values.followUpDays })}</p>
        </>
      )}
    >
      {(form) => (
        <>
          <section className={styles.section}>
            <DurationField
              label={t('response')}
              hint={t('responseHint')}
              value={form.values.responseMinutes}
              error={form.errors.responseMinutes}
              onChange={(minutes) => form.setFieldValue('responseMinutes', minutes)}
            />
          </section>
          <section className={styles.section}>
            {form.values.reminderMinutes !== null && (
              <DurationField
                label={t('reminder')}
                hint={t('reminderHint')}
                value={form.values.reminderMinutes}
                error={form.errors.reminderMinutes}
                onChange={(minutes) => form.setFieldValue('reminderMinutes', minutes)}
              />
            )}
            <Switch
              label={t('noReminder')}
              checked={form.values.reminderMinutes === null}
              onChange={(event) =>
                form.setFieldValue(
                  'reminderMinutes',
                  event.currentTarget.checked
                    ? null
                    : Math.min(USUAL_REMINDER_MINUTES, Math.ceil(form.values.responseMinutes / 2)),
                )
              }
            />
          </section>
          <section className={styles.section}>
            <NumberInput
              label={t('followUp')}
              description={t('followUpHint')}
              min={1}
              max={60}
              allowDecimal={false}
              maw={240}
              suffix={` ${t('days')}`}
              {...form.getInputProps('followUpDays')}
            />
            <Switch
              label={t('attempted')}
              description={t('attemptedHint')}
              {...form.getInputProps('attemptedCallCounts', { type: 'checkbox' })}
            />
          </section>
        </>
      )}
    </SettingsForm>
  );
}
