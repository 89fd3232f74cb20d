import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { EscalationSettings } from '../../../../api/types.ts';
import { DurationField } from '../../../dealers/duration-field.tsx';

type Props = { value: EscalationSettings; onChange: (value: EscalationSettings) => void };

const USUAL = { reminderMinutes: 30, stage2Minutes: 240 };

/** The times that a replay looks at: response, reminder, stage 2. */
export function TimesFields({ value, onChange }: Props) {
  const t = useTranslations('whatIf.times');
  return (
    <>
      <DurationField
        label={t('response')}
        hint={t('responseHint')}
        value={value.responseMinutes}
        onChange={(responseMinutes) => onChange({ ...value, responseMinutes })}
      />
      {(['reminderMinutes', 'stage2Minutes'] as const).map((field) => {
        const minutes = value[field];
        return (
          <div key={field}>
            {minutes !== null && (
              <DurationField
                label={t(field)}
                hint={t(`${field}Hint`)}
                value={minutes}
                onChange={(next) => onChange({ ...value, [field]: next })}
              />
            )}
            <Switch
              mt="sm"
              label={t(`${field}Off`)}
              checked={minutes === null}
              onChange={(event) =>
                onChange({ ...value, [field]: event.currentTarget.checked ? null : USUAL[field] })
              }
            />
          </div>
        );
      })}
      <Switch
        label={t('attempts')}
        checked={value.attemptedCallCounts}
        onChange={(event) => onChange({ ...value, attemptedCallCounts: event.currentTarget.checked })}
      />
    </>
  );
}
