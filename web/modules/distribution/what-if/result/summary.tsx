import { useTranslations } from 'use-intl';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { useTime } from '../../../../time/use-time.ts';
import styles from '../what-if.module.css';
import { type Difference, differencesOf } from './differences.ts';

/** The difference in words: "31 fewer late leads, 4 more mails a day for Tom". */
export function Summary({ outcome }: { outcome: WhatIfOutcome }) {
  const t = useTranslations('whatIf.result');
  const say = useDifferenceWords();
  const [first, ...others] = differencesOf(outcome).map(say);
  if (first === undefined) return <p className={styles.headline}>{t('noDifference')}</p>;
  return (
    <>
      <p className={styles.headline}>{first}</p>
      {others.length > 0 && (
        <ul className={styles.sentences}>
          {others.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function useDifferenceWords() {
  const t = useTranslations('whatIf.differences');
  const time = useTime();
  return (difference: Difference): string => {
    const { by } = difference;
    const way = by < 0 ? 'fewer' : 'more';
    const count = Math.abs(by);
    switch (difference.what) {
      case 'waited':
        return t(`waited.${way}`, { duration: time.duration(count / 1000) });
      case 'mailsADay':
      case 'leads':
        return t(`${difference.what}.${way}`, { count, name: difference.name });
      default:
        return t(`${difference.what}.${way}`, { count });
    }
  };
}
