import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { DistributionMode } from '../../api/types.ts';
import styles from './distribution.module.css';
import { modes } from './ways.ts';

type Props = {
  legend: string;
  value: DistributionMode;
  onChange: (mode: DistributionMode) => void;
  /** Why a way cannot be chosen; none: it can. */
  obstaclesOf: (mode: DistributionMode) => readonly string[];
  /** `dealer`: three explained cards; `group`: the same in short. */
  of: 'dealer' | 'group';
};

/** The ways to give leads to people. One that contradicts the rest cannot be chosen, and says why. */
export function WayCards({ legend, value, onChange, obstaclesOf, of }: Props) {
  const t = useTranslations('distribution.way');
  const id = useId();
  return (
    <fieldset className={`plain-fieldset ${styles.ways}`} data-short={of === 'group'}>
      <legend className="visually-hidden">{legend}</legend>
      {modes.map((mode) => {
        const obstacles = mode === value ? [] : obstaclesOf(mode);
        return (
          <label
            key={mode}
            className={styles.way}
            data-chosen={mode === value}
            data-disabled={obstacles.length > 0}
          >
            <input
              type="radio"
              name={id}
              value={mode}
              checked={mode === value}
              disabled={obstacles.length > 0}
              aria-labelledby={`${id}-${mode}-name`}
              aria-describedby={`${id}-${mode}`}
              onChange={() => onChange(mode)}
            />
            <span id={`${id}-${mode}-name`} className={styles.wayName}>
              {t(`${mode}.name`)}
            </span>
            <span id={`${id}-${mode}`} className={styles.wayText}>
              {t(of === 'dealer' ? `${mode}.text` : `${mode}.short`)}
              {obstacles.map((obstacle) => (
                <span key={obstacle} className={styles.obstacle}>
                  {obstacle}
                </span>
              ))}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
