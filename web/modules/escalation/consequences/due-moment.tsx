import { IconClock, IconFlame, IconHourglassHigh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Colour } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import styles from '../../../ui/due-badge.module.css';

const icons = { green: IconClock, yellow: IconHourglassHigh, red: IconFlame };

/** A due moment that a lead does not have (yet), with its colour as icon and words. */
export function DueMoment({ at, colour }: { at: string; colour: Colour }) {
  const t = useTranslations('leads');
  const time = useTime();
  const now = useNow();
  const Icon = icons[colour];
  return (
    <time dateTime={at} className={`${styles.badge} ${styles[colour]}`} data-colour={colour}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{t(`colours.${colour}`)}</span>
      <span className={styles.words}>{time.absolute(at, now)}</span>
    </time>
  );
}
