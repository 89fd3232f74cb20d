import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CoverageView } from '../../../../api/types.ts';
import { Loaded, usePhone } from '../../../../ui/index.ts';
import { useCoverage } from '../use-findings.ts';
import styles from './coverage.module.css';
import { CoverageDetail } from './coverage-detail.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { CoverageWeeks } from './coverage-weeks.tsx';
import { useCoverageWords } from './coverage-words.ts';
import { useChosen } from './use-chosen.ts';

/** Settings, coverage: rotations by the coming 60 days, how many can receive, gaps marked. */
export function CoverageArea() {
  const coverage = useCoverage();
  return <Loaded query={coverage}>{(data) => <Calendar coverage={data} />}</Loaded>;
}

const DAYS_OF_WEEK = 7;

function Calendar({ coverage }: { coverage: CoverageView }) {
  const t = useTranslations('checker.coverage');
  const phone = usePhone();
  const { days, rotations } = coverage;
  const [row, setRow] = useState(0);
  const chosen = useChosen({
    rows: rotations.length,
    days: days.length,
    step: phone ? DAYS_OF_WEEK : 0,
  });
  const { shown } = chosen;
  const rotation = rotations[phone ? row : shown.row];
  const day = days[shown.day];
  const go = (to: { row: number; day: number }) => {
    setRow(to.row);
    chosen.choose(to);
    document.querySelector<HTMLElement>(`[data-place="${to.row} ${to.day}"]`)?.focus();
  };
  return (
    <div className={styles.page}>
      <p className={styles.soft}>{t('intro')}</p>
      <Gaps coverage={coverage} onGo={go} />
      {phone ? (
        <CoverageWeeks
          coverage={coverage}
          row={row}
          onRow={(next) => {
            setRow(next);
            chosen.choose({ row: next, day: shown.day });
          }}
          chosen={chosen}
        />
      ) : (
        <CoverageMatrix coverage={coverage} chosen={chosen} />
      )}
      <Legend />
      {rotation !== undefined && day !== undefined && (
        <CoverageDetail rotation={rotation} day={day} index={shown.day} />
      )}
      {!phone && <p className={styles.soft}>{t('hint')}</p>}
    </div>
  );
}

const MOST_SHOWN = 6;

/** The days that have a gap, each a way into the calendar. */
function Gaps({
  coverage: { days, rotations },
  onGo,
}: {
  coverage: CoverageView;
  onGo: (to: { row: number; day: number }) => void;
}) {
  const t = useTranslations('checker.coverage');
  const words = useCoverageWords();
  const gaps = days.flatMap((day, index) =>
    rotations.flatMap((rotation, row) =>
      !rotation.unreachable && (rotation.cells[index]?.gaps.length ?? 0) > 0
        ? [{ day, rotation, to: { row, day: index } }]
        : [],
    ),
  );
  if (gaps.length === 0) return <p>{t('none')}</p>;
  return (
    <div className={styles.gaps}>
      <span className={styles.strong}>
        {t('gaps', { count: new Set(gaps.map(({ day }) => day.date)).size })}
      </span>
      {gaps.slice(0, MOST_SHOWN).map(({ day, rotation, to }) => (
        <button key={`${to.row} ${to.day}`} type="button" className={styles.jump} onClick={() => onGo(to)}>
          {rotations.length === 1
            ? words.day(day)
            : t('gapAt', { day: words.day(day), rotation: words.nameOf(rotation) })}
        </button>
      ))}
      {gaps.length > MOST_SHOWN && (
        <span className={styles.soft}>{t('more', { count: gaps.length - MOST_SHOWN })}</span>
      )}
    </div>
  );
}

function Legend() {
  const t = useTranslations('checker.coverage');
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      <li>
        <span className={styles.cell} data-kind="gap" aria-hidden>
          0
        </span>{' '}
        {t('legendGap')}
      </li>
      <li>
        <span className={styles.cell} data-kind="closed" aria-hidden>
          –
        </span>{' '}
        {t('legendClosed')}
      </li>
    </ul>
  );
}
