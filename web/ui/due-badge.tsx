import { IconClock, IconFlame, IconHourglassHigh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { DueView } from '../api/types.ts';
import { useNow } from '../time/clock.ts';
import { colourAt } from '../time/due.ts';
import { useTime } from '../time/use-time.ts';
import styles from './due-badge.module.css';

const icons = { green: IconClock, yellow: IconHourglassHigh, red: IconFlame };

type Props = {
  /** Null for a closed lead. */
  due: Pick<DueView, 'at' | 'yellowFrom'> | null;
  /** Also shows the absolute time beside it, as detail pages do. */
  detailed?: boolean;
};

/** The only green, yellow and red of the product: colour, icon and words. Ticks by itself. */
export function DueBadge({ due, detailed = false }: Props) {
  const t = useTranslations('common.due');
  const time = useTime();
  const now = useNow();
  if (due === null) return <span className={`${styles.badge} ${styles.none}`}>{t('none')}</span>;
  const colour = colourAt(due, now);
  const Icon = icons[colour];
  const absolute = time.absolute(due.at, now);
  return (
    <>
      <time
        dateTime={due.at}
        title={absolute}
        className={`${styles.badge} ${styles[colour]}`}
        data-colour={colour}
      >
        <Icon size={16} aria-hidden />
        <span className={styles.words}>{time.due(due.at, now)}</span>
      </time>
      {detailed && <span className={styles.absolute}>{absolute}</span>}
    </>
  );
}
