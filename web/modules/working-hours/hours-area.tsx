import { useTranslations } from 'use-intl';
import type { HoursSettings } from '../../api/types.ts';
import styles from '../dealers/settings.module.css';
import { SettingsForm } from '../dealers/settings-form.tsx';
import { CalendarsSection } from './calendars/calendars-section.tsx';
import { isWrong, weekdays } from './week/weekly.ts';
import { WeeklyEditor, WeekMeaning } from './week/weekly-editor.tsx';
import { CountryFields } from './year/country-fields.tsx';
import yearStyles from './year/year.module.css';
import { YearSection } from './year/year-section.tsx';

/** When the dealership is open: the week, the year, and the calendars of others. */
export function HoursArea() {
  const t = useTranslations('hours');
  return (
    <>
      <SettingsForm
        area="hours"
        validate={(values) => validate(values, t)}
        after={(form, mayChange) => <YearSection form={form} disabled={!mayChange} />}
        meaning={(values) => <WeekMeaning weekly={values.weekly} />}
      >
        {(form, mayChange) => (
          <>
            <section className={styles.section} data-path="weekly">
              <h2>{t('weekly')}</h2>
              <p className={styles.hint}>{t('weeklyHint')}</p>
              <WeeklyEditor
                value={form.values.weekly}
                onChange={(weekly) => form.setFieldValue('weekly', weekly as never)}
                errors={errorsBelow(form.errors, 'weekly.')}
                disabled={!mayChange}
              />
            </section>
            <section className={styles.section}>
              <h2>{t('year')}</h2>
              <p className={styles.hint}>{t('yearText')}</p>
              <div className={yearStyles.place} data-path="holidays">
                <CountryFields
                  optional
                  value={form.values.holidays}
                  onChange={(holidays) => form.setFieldValue('holidays', holidays as never)}
                />
              </div>
            </section>
          </>
        )}
      </SettingsForm>
      <CalendarsSection />
    </>
  );
}

function errorsBelow<T>(errors: Record<string, T>, prefix: string): Record<string, T> {
  const below = Object.entries(errors).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(below.map(([path, error]) => [path.slice(prefix.length), error]));
}

/** Sentences by field; days off and openings are checked where they are entered. */
function validate(
  values: HoursSettings,
  t: ReturnType<typeof useTranslations<'hours'>>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const day of weekdays) {
    values.weekly[day].forEach((interval, index) => {
      if (isWrong(interval)) errors[`weekly.${day}.${index}`] = t('backwards');
    });
  }
  return errors;
}
