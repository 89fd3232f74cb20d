import { useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import styles from './facts.module.css';
import { Facts, Section } from './section.tsx';

/** How long the customer waited: for anybody, for a letter, and until both had spoken. Elapsed time, not working time. */
export function ResponseFigures({ lead }: { lead: Lead }) {
  const t = useTranslations('lead.figures');
  const time = useTime();
  const now = useNow();
  const since = Date.parse(lead.lead.receivedAt);
  const after = (moment: string | null) =>
    moment === null ? (
      <span className={styles.soft}>{t('notYet')}</span>
    ) : (
      <>
        {t('after', { duration: time.duration(Math.max(0, Date.parse(moment) - since) / 1000) })}{' '}
        <span className={styles.soft}>({time.absolute(moment, now)})</span>
      </>
    );
  const { firstTouchAt, firstMessageAt, firstTwoWayAt } = lead.responseFigures;
  return (
    <Section title={t('title')}>
      <Facts
        rows={[
          [t('firstTouch'), after(firstTouchAt)],
          [t('firstMessage'), after(firstMessageAt)],
          [t('firstTwoWay'), after(firstTwoWayAt)],
        ]}
      />
    </Section>
  );
}
