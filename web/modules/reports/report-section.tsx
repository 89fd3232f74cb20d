import { lazy, Suspense } from 'react';
import type { ReportSection } from '../../api/types.ts';
import { Behind } from './behind.tsx';
import styles from './reports.module.css';
import type { ReportSearch } from './search.ts';

const SectionChart = lazy(() =>
  import('./section-chart.tsx').then((file) => ({ default: file.SectionChart })),
);

/** One question of a report: the sentence that answers it, the chart, and the table that says the same. */
export function Section({ section, asked }: { section: ReportSection; asked: ReportSearch }) {
  const { title, sentence, columns, rows } = section;
  return (
    <div className={styles.section}>
      <h2>{title}</h2>
      <p>{sentence}</p>
      {rows.length > 0 && (
        <>
          <div className={styles.chart} aria-hidden>
            <Suspense fallback={null}>
              <SectionChart section={section} />
            </Suspense>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
          <section className={styles.scroller} tabIndex={0} aria-label={title}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <td />
                  {columns.map((column) => (
                    <th key={column.id} scope="col">
                      {column.label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.label}</th>
                    {row.cells.map(({ text, slices, value }, at) => {
                      const column = columns[at];
                      if (column === undefined) return null;
                      return (
                        <td key={column.id}>
                          {slices === null || value === 0 ? (
                            text
                          ) : (
                            <Behind
                              asked={asked}
                              slices={slices}
                              figure={`${row.label}: ${column.label}`}
                              text={text}
                            />
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  );
}
