import type { ReactNode } from 'react';
import styles from './filter-chips.module.css';

export type Chip = {
  id: string;
  label: ReactNode;
  count?: number | string;
  active: boolean;
  onToggle: () => void;
};

/** Filters as toggles; the active ones are filled with the accent and told to screen readers as pressed. */
export function FilterChips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and its box
    <div className={styles.chips} role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.id}
          type="button"
          className={styles.chip}
          aria-pressed={chip.active}
          onClick={chip.onToggle}
        >
          {chip.label}
          {chip.count !== undefined && <span className={styles.count}>{chip.count}</span>}
        </button>
      ))}
    </div>
  );
}
