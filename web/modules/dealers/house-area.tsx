import { Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useRules } from '../../ui/index.ts';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

const lines = ['street', 'postcode', 'city', 'phone', 'email', 'website'] as const;

/** The dealership as its papers name it. */
export function HouseArea() {
  const t = useTranslations('settings.house');
  const rules = useRules();
  return (
    <SettingsForm
      area="house"
      validate={{ email: (value) => (value === null ? null : rules.email(value)) }}
      meaning={(values) => <p>{values.street === null ? t('meansNothing') : t('means')}</p>}
    >
      {(form) => (
        <section className={styles.section}>
          {lines.map((line) => (
            <TextInput
              key={line}
              label={t(line)}
              maxLength={120}
              data-path={line}
              value={form.values[line] ?? ''}
              error={form.errors[line]}
              onChange={(event) => form.setFieldValue(line, (event.currentTarget.value || null) as never)}
            />
          ))}
          <Textarea
            label={t('smallPrint')}
            description={t('smallPrintHint')}
            autosize
            minRows={2}
            maxLength={600}
            data-path="smallPrint"
            value={form.values.smallPrint ?? ''}
            onChange={(event) =>
              form.setFieldValue('smallPrint', (event.currentTarget.value || null) as never)
            }
          />
        </section>
      )}
    </SettingsForm>
  );
}
