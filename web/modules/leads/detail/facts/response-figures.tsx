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
  const waited = (ms: number) =>
    ms < 60_000 ? t('atOnce') : t('after', { duration: time.duration(ms / 1000) });
  const after = (moment: string | null) =>
    moment === null ? (
      <span className={styles.soft}>{t('notYet')}</span>
    ) : (
      <>
        {waited(Date.parse(moment) - since)}{' '}
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
