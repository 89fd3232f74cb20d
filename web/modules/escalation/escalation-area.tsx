import { NumberInput, Radio, Stack, Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { EscalationSettings, Filters } from '../../api/types.ts';
import { useCodeText } from '../../i18n/use-problem-text.ts';
import { DurationField } from '../dealers/duration-field.tsx';
import styles from '../dealers/settings.module.css';
import { SettingsForm } from '../dealers/settings-form.tsx';
import { useSettings } from '../dealers/use-settings.ts';
import { useLeadChoices } from '../leads/queries.ts';
import { Differences } from './differences.tsx';
import { OptionalDuration } from './optional-duration.tsx';
import { lateFields, TIMES } from './times.ts';
import { WorkedExamples } from './worked-examples.tsx';

const USUAL_REMINDER_MINUTES = 30;
const USUAL_STAGE_2_MINUTES = 240;
const USUAL_FOLLOW_UP_STAGE_2_MINUTES = 720;
const none: Filters['sources'] = [];
const afterStage2 = ['nothing', 'reassign', 'pool'] as const;

/** Settings, response times: how long until what, what happens then, and where sources and lead types differ. */
export function EscalationArea() {
  const t = useTranslations('settings.escalation');
  const codeText = useCodeText();
  const sources = useLeadChoices().data?.sources ?? none;
  const hasPool = usePoolExists();
  const validate = (values: EscalationSettings) => {
    const short = TIMES.filter((time) => values[time] !== null && values[time] < 1);
    const late = lateFields(values, sources);
    return Object.fromEntries([
      ...short.map((time) => [time, t('tooShort')] as const),
      ...late.map(({ field, details }) => [
        field,
        codeText('settings.reminderNotBeforeResponse', details) ?? t('reminderTooLong'),
      ]),
    ]);
  };
  return (
    <SettingsForm
      area="escalation"
      validate={validate}
      meaning={(values) => <WorkedExamples values={values} />}
    >
      {(form, mayChange) => (
        <>
          <section className={styles.section}>
            <h2>{t('answer')}</h2>
            <DurationField
              label={t('response')}
              hint={t('responseHint')}
              path="responseMinutes"
              value={form.values.responseMinutes}
              error={form.errors.responseMinutes}
              onChange={(minutes) => form.setFieldValue('responseMinutes', minutes)}
            />
            <OptionalDuration
              label={t('reminder')}
              hint={t('reminderHint')}
              off={t('noReminder')}
              path="reminderMinutes"
              value={form.values.reminderMinutes}
              usual={Math.min(USUAL_REMINDER_MINUTES, Math.ceil(form.values.responseMinutes / 2))}
              error={form.errors.reminderMinutes}
              onChange={(minutes) => form.setFieldValue('reminderMinutes', minutes)}
            />
            <Switch
              label={t('attempted')}
              description={t('attemptedHint')}
              {...form.getInputProps('attemptedCallCounts', { type: 'checkbox' })}
            />
          </section>
          <section className={styles.section}>
            <h2>{t('stage2Title')}</h2>
            <OptionalDuration
              label={t('stage2')}
              hint={t('stage2Hint')}
              off={t('noStage2')}
              path="stage2Minutes"
              value={form.values.stage2Minutes}
              usual={USUAL_STAGE_2_MINUTES}
              error={form.errors.stage2Minutes}
              onChange={(minutes) => form.setFieldValue('stage2Minutes', minutes)}
            />
            {form.values.stage2Minutes !== null && (
              <Radio.Group
                data-path="afterStage2"
                label={t('afterStage2')}
                {...form.getInputProps('afterStage2')}
              >
                <Stack gap={12} mt={8}>
                  {afterStage2.map((value) => (
                    <Radio
                      key={value}
                      size="md"
                      value={value}
                      label={t(`after.${value}`)}
                      description={value === 'pool' && !hasPool ? t('after.noPool') : undefined}
                      disabled={value === 'pool' && !hasPool && form.values.afterStage2 !== 'pool'}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )}
          </section>
          <section className={styles.section}>
            <h2>{t('followUpTitle')}</h2>
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
              label={t('respect')}
              description={t('respectHint')}
              {...form.getInputProps('followUpsRespectWorkingHours', { type: 'checkbox' })}
            />
            <OptionalDuration
              label={t('followUpStage2')}
              hint={t('followUpStage2Hint')}
              off={t('noFollowUpStage2')}
              path="followUpStage2Minutes"
              value={form.values.followUpStage2Minutes}
              usual={USUAL_FOLLOW_UP_STAGE_2_MINUTES}
              error={form.errors.followUpStage2Minutes}
              onChange={(minutes) => form.setFieldValue('followUpStage2Minutes', minutes)}
            />
          </section>
          <section className={styles.section}>
            <h2>{t('differences')}</h2>
            <p className={styles.hint}>{t('differencesHint')}</p>
            <Differences form={form} sources={sources} mayChange={mayChange} />
          </section>
        </>
      )}
    </SettingsForm>
  );
}

/** Whether there is a pool that a lead could go back to. */
function usePoolExists(): boolean {
  const { data } = useSettings('distribution');
  if (data === undefined) return true;
  const { poolUserId, groups } = data.value;
  return poolUserId !== null || groups.some((group) => group.poolUserId !== null);
}
