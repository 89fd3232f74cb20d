import styles from './coverage.module.css';
import { countText, type Day, type Rotation, useCoverageWords } from './coverage-words.ts';
import type { useChosen } from './use-chosen.ts';

type Props = {
  rotation: Rotation;
  row: number;
  day: Day;
  index: number;
  chosen: ReturnType<typeof useChosen>;
  /** Shown above the count where no head names the day. */
  dayNumber?: string;
};

/** One day of one rotation: the count as a figure; a gap is bold in stripes, a closed day a dash. */
export function CoverageCell({ rotation, row, day, index, chosen, dayNumber }: Props) {
  const words = useCoverageWords();
  const cell = rotation.cells[index] ?? null;
  const place = { row, day: index };
  const kind = cell === null ? 'closed' : cell.gaps.length > 0 ? 'gap' : 'covered';
  return (
    <button
      type="button"
      className={styles.cell}
      data-kind={kind}
      data-place={`${row} ${index}`}
      data-chosen={chosen.isChosen(place)}
      aria-label={words.label(rotation, day, cell)}
      aria-pressed={chosen.isChosen(place)}
      tabIndex={chosen.isChosen(place) ? 0 : -1}
      onClick={() => chosen.choose(place)}
      onFocus={() => chosen.choose(place)}
      onMouseEnter={() => chosen.hover(place)}
      onMouseLeave={() => chosen.hover(null)}
    >
      {dayNumber !== undefined && <span className={styles.number}>{dayNumber}</span>}
      <span className={styles.count}>{cell === null ? '–' : countText(cell)}</span>
    </button>
  );
}
