import { useLocale, useTranslations } from 'use-intl';
import type { CoverageView } from '../../../../api/types.ts';
import styles from './coverage.module.css';
import { CoverageCell } from './coverage-cell.tsx';
import { type Day, useCoverageWords } from './coverage-words.ts';
import type { useChosen } from './use-chosen.ts';

type Props = { coverage: CoverageView; chosen: ReturnType<typeof useChosen> };

/** At the desk: rotations down, days across; the days scroll below their rotation's name. */
export function CoverageMatrix({ coverage: { days, rotations }, chosen }: Props) {
  const t = useTranslations('checker.coverage');
  const words = useCoverageWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.scroll} aria-label={t('grid')} tabIndex={0}>
      <table className={styles.matrix} onKeyDown={chosen.onKeyDown}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('choose')}</span>
            </th>
            {days.map((day) => (
              <DayHead key={day.date} day={day} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rotations.map((rotation, row) => (
            <tr key={rotation.key}>
              <th scope="row">{words.nameOf(rotation)}</th>
              {days.map((day, index) => (
                <td key={day.date} data-monday={isMonday(day)}>
                  <CoverageCell rotation={rotation} row={row} day={day} index={index} chosen={chosen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function isMonday({ date }: Day): boolean {
  return new Date(`${date}T12:00:00Z`).getUTCDay() === 1;
}

/** "Mo" above "24"; the month stands at its first day. */
function DayHead({ day }: { day: Day }) {
  const locale = useLocale();
  const at = Date.parse(`${day.date}T12:00:00Z`);
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', ...options }).format(at);
  const number = day.date.slice(8).replace(/^0/, '');
  return (
    <th scope="col" data-monday={isMonday(day)} title={day.name ?? undefined}>
      <span className={styles.weekday}>
        {number === '1' ? show({ month: 'short' }) : show({ weekday: 'short' })}
      </span>
      <span className={styles.date} data-named={day.name !== null}>
        {number}
      </span>
    </th>
  );
}
