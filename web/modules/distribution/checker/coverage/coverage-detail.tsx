import { useTranslations } from 'use-intl';
import styles from './coverage.module.css';
import { type Day, type Rotation, useCoverageWords } from './coverage-words.ts';

/** Who can receive on the day that is looked at, who cannot and why. */
export function CoverageDetail({ rotation, day, index }: { rotation: Rotation; day: Day; index: number }) {
  const t = useTranslations('checker.coverage');
  const words = useCoverageWords();
  const cell = rotation.cells[index] ?? null;
  return (
    <section className={styles.detail} aria-live="polite">
      <h2>
        {words.day(day)} · {words.nameOf(rotation)}
      </h2>
      {cell === null ? (
        <p>{words.state(day, cell)}</p>
      ) : (
        <>
          <p>
            {words.open(day)}
            {day.name !== null && ` (${day.name})`}: {words.state(day, cell)}.
          </p>
          {cell.gaps.length > 0 && <p className={styles.strong}>{words.gap(cell)}</p>}
          {cell.away.length === 0 && rotation.people.length > 0 && <p>{t('allThere')}</p>}
          {cell.away.length > 0 && (
            <ul>
              {cell.away.map((person) => (
                <li key={person.name}>{words.away(person)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <p className={styles.soft}>{rotation.unreachable ? t('unreachable') : words.people(rotation)}</p>
    </section>
  );
}
