import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { DistributionMode } from '../../api/types.ts';
import styles from './distribution.module.css';
import { modes, type WayObstacle } from './ways.ts';

type Props = {
  legend: string;
  value: DistributionMode;
  onChange: (mode: DistributionMode) => void;
  /** Why a way cannot be chosen; null: it can. */
  obstacleOf: (mode: DistributionMode) => WayObstacle | null;
  /** `dealer`: three explained cards; `group`: the same in short. */
  of: 'dealer' | 'group';
};

/** The ways to give leads to people. One that contradicts the rest cannot be chosen, and says why. */
export function WayCards({ legend, value, onChange, obstacleOf, of }: Props) {
  const t = useTranslations('distribution.way');
  const id = useId();
  return (
    <fieldset className={`plain-fieldset ${styles.ways}`} data-short={of === 'group'}>
      <legend className="visually-hidden">{legend}</legend>
      {modes.map((mode) => {
        const obstacle = mode === value ? null : obstacleOf(mode);
        return (
          <label
            key={mode}
            className={styles.way}
            data-chosen={mode === value}
            data-disabled={obstacle !== null}
          >
            <input
              type="radio"
              name={id}
              value={mode}
              checked={mode === value}
              disabled={obstacle !== null}
              aria-describedby={`${id}-${mode}`}
              onChange={() => onChange(mode)}
            />
            <span className={styles.wayName}>{t(`${mode}.name`)}</span>
            <span id={`${id}-${mode}`} className={styles.wayText}>
              {t(of === 'dealer' ? `${mode}.text` : `${mode}.short`)}
              {obstacle !== null && <Obstacle obstacle={obstacle} />}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Obstacle({ obstacle }: { obstacle: WayObstacle }) {
  const t = useTranslations('distribution.way.obstacles');
  const unnamed = useTranslations('distribution.groups');
  const names =
    obstacle.reason === 'rotationGroups'
      ? obstacle.names.map((name) => (name.trim() === '' ? unnamed('unnamed') : name)).join(', ')
      : '';
  return <span className={styles.obstacle}>{t(obstacle.reason, { names })}</span>;
}
