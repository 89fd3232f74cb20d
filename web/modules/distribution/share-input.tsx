import { NumberInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import styles from './distribution.module.css';

export const MOST_SHARES = 10;

type Props = { name: string; value: number; onChange: (weight: number) => void };

/** Whole shares, 1 to 10: who has 2 gets twice as many leads. */
export function ShareInput({ name, value, onChange }: Props) {
  const t = useTranslations('distribution.shares');
  return (
    <NumberInput
      aria-label={t('of', { name })}
      className={styles.share ?? ''}
      min={1}
      max={MOST_SHARES}
      clampBehavior="strict"
      allowDecimal={false}
      suffix="×"
      value={value}
      onChange={(next) => {
        const weight = Number(next);
        if (Number.isInteger(weight) && weight >= 1 && weight <= MOST_SHARES) onChange(weight);
      }}
    />
  );
}
