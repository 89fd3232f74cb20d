import { Button, Radio, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../../api/session.ts';
import type { WhatIf } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { addDays, wallOf } from '../../../../time/zone.ts';
import styles from '../what-if.module.css';

type Props = { value: WhatIf['trial']; onChange: (value: WhatIf['trial']) => void; error: string | null };

const SPANS = { weeks: 28, months: 91, year: 365 } as const;

/** On which past it is tried, and what is assumed about answers. */
export function TrialFields({ value, onChange, error }: Props) {
  const t = useTranslations('whatIf.trial');
  const { dealer } = useDealer();
  const now = useNow();
  const today = wallOf(now, dealer.timeZone).date;
  return (
    <fieldset className={`plain-fieldset ${styles.trial}`}>
      <legend className={styles.legend}>{t('title')}</legend>
      <div className={styles.pair}>
        {(['from', 'until'] as const).map((field) => (
          <TextInput
            key={field}
            type="date"
            label={t(field)}
            max={today}
            value={value[field]}
            onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.spans}>
        {(['weeks', 'months', 'year'] as const).map((span) => (
          <Button
            key={span}
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ ...value, from: addDays(today, 1 - SPANS[span]), until: today })}
          >
            {t(`spans.${span}`)}
          </Button>
        ))}
      </div>
      <Radio.Group
        label={t('model')}
        value={value.model}
        onChange={(model) => onChange({ ...value, model: model as WhatIf['trial']['model'] })}
      >
        {(['pace', 'moment'] as const).map((model) => (
          <Radio
            key={model}
            mt={8}
            value={model}
            label={t(`models.${model}`)}
            description={t(`modelHints.${model}`)}
          />
        ))}
      </Radio.Group>
    </fieldset>
  );
}
