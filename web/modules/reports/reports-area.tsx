import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import settings from '../dealers/settings.module.css';
import { SettingsForm } from '../dealers/settings-form.tsx';

/** Works-council mode: whose figures are shown to whom. */
export function ReportsArea() {
  const t = useTranslations('reports.settings');
  return (
    <SettingsForm
      area="reports"
      meaning={({ worksCouncil }) => <p>{t(worksCouncil ? 'meansOn' : 'meansOff')}</p>}
    >
      {(form) => (
        <section className={settings.section}>
          <Switch
            label={t('worksCouncil')}
            description={t('worksCouncilHint')}
            {...form.getInputProps('worksCouncil', { type: 'checkbox' })}
          />
        </section>
      )}
    </SettingsForm>
  );
}
