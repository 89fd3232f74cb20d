import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './settings.module.css';

type Props = {
  label: string;
  hint: string | null;
  /** Minutes. */
  value: number;
  onChange: (minutes: number) => void;
  error?: ReactNode;
  /** The field's path in its area, by which an address leads to it. */
  path?: string;
};

const numberOf = (value: string | number) => (typeof value === 'number' ? value : Number(value) || 0);

/** A span in hours and minutes. */
export function DurationField({ label, hint, value, onChange, error, path }: Props) {
  const t = useTranslations('settings.escalation');
  const hours = Math.floor(value / 60);
  const minutes = value % 60;
  return (
    <fieldset className="plain-fieldset" data-path={path}>
      <legend className={styles.legend}>{label}</legend>
      {hint !== null && <p className={styles.state}>{hint}</p>}
      <div className={styles.pair}>
        <NumberInput
          label={t('hours')}
          min={0}
          max={1600}
          allowDecimal={false}
          value={hours}
          onChange={(next) => onChange(numberOf(next) * 60 + minutes)}
        />
        <NumberInput
          label={t('minutes')}
          min={0}
          max={59}
          step={5}
          allowDecimal={false}
          value={minutes}
          error={error}
          onChange={(next) => onChange(hours * 60 + numberOf(next))}
        />
      </div>
    </fieldset>
  );
}
