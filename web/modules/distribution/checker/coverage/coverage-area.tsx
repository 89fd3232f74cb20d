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
import { gapSpans } from './gap-spans.ts';
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

type GapsProps = { coverage: CoverageView; onGo: (to: { row: number; day: number }) => void };

/** The days with gaps, each a way into the calendar. */
function Gaps({ coverage, onGo }: GapsProps) {
  const { days, rotations } = coverage;
  const t = useTranslations('checker.coverage');
  const words = useCoverageWords();
  const spans = gapSpans(coverage);
  if (spans.length === 0) return <p>{t('none')}</p>;
  const dayText = (index: number) => words.shortDay(days[index]);
  return (
    <div className={styles.gaps}>
      <span className={styles.strong}>{t('gaps', { count: spans.length })}</span>
      {spans.slice(0, MOST_SHOWN).map(({ row, first, last }) => (
        <button
          key={`${row} ${first}`}
          type="button"
          className={styles.jump}
          onClick={() => onGo({ row, day: first })}
        >
          {t('gapAt', {
            days: first === last ? dayText(first) : `${dayText(first)} – ${dayText(last)}`,
            rotation: words.nameOf(rotations[row]),
          })}
        </button>
      ))}
      {spans.length > MOST_SHOWN && (
        <span className={styles.soft}>{t('more', { count: spans.length - MOST_SHOWN })}</span>
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
