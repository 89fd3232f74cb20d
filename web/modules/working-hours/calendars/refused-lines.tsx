import { useTranslations } from 'use-intl';
import type { RefusedLine } from '../../../api/types.ts';
import styles from '../year/year.module.css';

const codes = [
  'notACalendar',
  'lineNotReadable',
  'notClosed',
  'timeOfDay',
  'dateMissing',
  'dateNotReadable',
  'endsBeforeStart',
  'tooLong',
  'repeatNotReadable',
  'repeatNotSupported',
  'cancelled',
  'tooMany',
] as const;

/** What of a calendar file is no day off: line, reason, and what stands there. */
export function RefusedLines({ lines, more }: { lines: readonly RefusedLine[]; more: number }) {
  const t = useTranslations('hours.refused');
  if (lines.length === 0) return null;
  return (
    <details open={lines.length <= 5}>
      <summary className={styles.summary}>{t('count', { count: lines.length + more })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <ul className={styles.refused} tabIndex={0}>
        {lines.map(({ line, code, text }) => {
          const known = codes.find((each) => each === code) ?? 'lineNotReadable';
          return (
            <li key={`${line} ${code}`}>
              <span>{t('line', { line })}</span>
              <span>
                {t(`codes.${known}`)} {text !== '' && <code>{text}</code>}
              </span>
            </li>
          );
        })}
        {more > 0 && <li>{t('more', { count: more })}</li>}
      </ul>
    </details>
  );
}
