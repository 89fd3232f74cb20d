import { useTranslations } from 'use-intl';
import type { HoursSettings } from '../../api/types.ts';
import styles from '../dealers/settings.module.css';
import { SettingsForm } from '../dealers/settings-form.tsx';
import { isWrong, weekdays } from './week/weekly.ts';
import { WeeklyEditor, WeekMeaning } from './week/weekly-editor.tsx';
import { CountryFields } from './year/country-fields.tsx';
import { DaysOffEditor, OpeningsEditor } from './year/days-editors.tsx';
import { HolidayYear } from './year/holiday-year.tsx';

export function HoursArea() {
  const t = useTranslations('hours');
  return (
    <SettingsForm
      area="hours"
      validate={(values) => validate(values, t)}
      meaning={(values) => <WeekMeaning weekly={values.weekly} />}
    >
      {(form) => (
        <>
          <section className={styles.section}>
            <h2>{t('weekly')}</h2>
            <p className={styles.hint}>{t('weeklyHint')}</p>
            <WeeklyEditor
              value={form.values.weekly}
              onChange={(weekly) => form.setFieldValue('weekly', weekly as never)}
            />
          </section>
          <section className={styles.section}>
            <h2>{t('holidays')}</h2>
            <p className={styles.hint}>{t('holidaysHint')}</p>
            <CountryFields
              optional
              value={form.values.holidays}
              onChange={(holidays) => form.setFieldValue('holidays', holidays as never)}
            />
            {form.values.holidays !== null && <HolidayYear choice={form.values.holidays} />}
          </section>
          <section className={styles.section}>
            <h2>{t('daysOff')}</h2>
            <p className={styles.hint}>{t('daysOffHint')}</p>
            <DaysOffEditor
              value={form.values.ownDaysOff}
              errors={form.errors}
              onChange={(daysOff) => form.setFieldValue('ownDaysOff', daysOff as never)}
            />
          </section>
          <section className={styles.section}>
            <h2>{t('openings')}</h2>
            <p className={styles.hint}>{t('openingsHint')}</p>
            <OpeningsEditor
              value={form.values.specialOpenings}
              errors={form.errors}
              onChange={(openings) => form.setFieldValue('specialOpenings', openings as never)}
            />
          </section>
        </>
      )}
    </SettingsForm>
  );
}

/** Sentences by field; a key without a field of its own only keeps the form from being sent. */
function validate(
  values: HoursSettings,
  t: ReturnType<typeof useTranslations<'hours'>>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const day of weekdays) {
    if (values.weekly[day].some(isWrong)) errors[`weekly.${day}`] = t('backwards');
  }
  values.ownDaysOff.forEach((each, index) => {
    if (each.from === '' || each.until < each.from) errors[`ownDaysOff.${index}.until`] = t('order');
  });
  values.specialOpenings.forEach((each, index) => {
    if (each.date === '' || each.intervals.length === 0 || each.intervals.some(isWrong)) {
      errors[`specialOpenings.${index}.date`] = t('needsHours');
    }
  });
  return errors;
}
