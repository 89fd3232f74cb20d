import {
  IconAlertTriangle,
  IconCheck,
  IconClockHour4,
  IconHandStop,
  IconMailForward,
  IconMailOff,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { LetterView } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import styles from './lead.module.css';

type State = NonNullable<LetterView['delivery']>;

const icons = {
  waiting: IconClockHour4,
  sending: IconMailForward,
  sent: IconCheck,
  held: IconHandStop,
  dropped: IconMailOff,
  bounced: IconAlertTriangle,
  failed: IconAlertTriangle,
};

/** How far a letter of ours has come; what went wrong is said in words. */
export function Delivery({ delivery, to }: { delivery: State; to: string }) {
  const t = useTranslations('lead.delivery');
  const time = useTime();
  const now = useNow();
  const Icon = icons[delivery.state];
  const trouble = delivery.state === 'bounced' || delivery.state === 'failed';
  const when = delivery.at === null ? '' : time.absolute(delivery.at, now);
  return (
    <p className={styles.delivery} data-trouble={trouble}>
      <Icon size={16} aria-hidden />
      <span>
        {t(delivery.state, { to, when })}
        {delivery.problem !== null && <span className={styles.deliveryProblem}> {delivery.problem}</span>}
      </span>
    </p>
  );
}
