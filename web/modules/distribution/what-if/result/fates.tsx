import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../../api/session.ts';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import styles from '../what-if.module.css';

type Changed = WhatIfOutcome['changed'];
type Fate = Changed['rows'][number];

const SHORT = 25;

/** The leads with another fate, what became late, in time or stranded first, each with a link. */
export function Fates({ changed }: { changed: Changed }) {
  const t = useTranslations('whatIf.fates');
  if (changed.total === 0) return <p className={styles.soft}>{t('none')}</p>;
  const { nowInTime, nowLate, otherAssignee, nowStranded, noLongerStranded, rows, total } = changed;
  const counts = { nowInTime, nowLate, nowStranded, noLongerStranded, otherAssignee };
  const told = (Object.keys(counts) as (keyof typeof counts)[]).filter((name) => counts[name] > 0);
  return (
    <>
      <p className={styles.soft}>
        {t('total', { count: total })} {told.map((name) => t(name, { count: counts[name] })).join(', ')}
      </p>
      <Rows rows={rows.slice(0, SHORT)} />
      {rows.length > SHORT && (
        <details>
          <summary className={styles.more}>{t('more', { count: rows.length - SHORT })}</summary>
          <Rows rows={rows.slice(SHORT)} />
        </details>
      )}
      {total > rows.length && <p className={styles.soft}>{t('rest', { count: total - rows.length })}</p>}
    </>
  );
}

function Rows({ rows }: { rows: readonly Fate[] }) {
  const time = useTime();
  const now = useNow();
  const t = useTranslations('whatIf.fates');
  return (
    <ul className={styles.fates}>
      {rows.map((row) => (
        <li key={row.leadId}>
          <LeadLink {...row} moment={time.absolute(row.at, now)} />
          <Side side={row.before} />
          <span aria-hidden className={styles.arrow}>
            →
          </span>
          <span className="visually-hidden">{t('becomes')}</span>
          <Side side={row.after} />
        </li>
      ))}
    </ul>
  );
}

type LinkProps = Pick<Fate, 'leadId' | 'customer' | 'vehicle'> & { moment: string };

/** The customer as a link, below it the car and when the lead came. */
export function LeadLink({ leadId, customer, vehicle, moment }: LinkProps) {
  const { dealer } = useDealer();
  return (
    <div>
      <Link to="/d/$dealer/leads/$leadId" params={{ dealer: dealer.key, leadId }}>
        {customer}
      </Link>
      <span className={styles.soft}>{vehicle === null ? moment : `${vehicle} · ${moment}`}</span>
    </div>
  );
}

function Side({ side }: { side: Fate['before'] }) {
  const t = useTranslations('whatIf.fates');
  const { assignee, outcome, stranded, state, dueAt, answeredAt } = side;
  const who = stranded
    ? assignee === null
      ? t('nobody')
      : t('emergency', { name: assignee })
    : (assignee ?? t(outcome === 'moved' ? 'elsewhere' : 'inPool'));
  const late = answeredAt === null ? null : Math.max(0, Date.parse(answeredAt) - Date.parse(dueAt));
  const time = useTime();
  return (
    <div>
      <span>{who}</span>
      <span className={styles.soft}>
        {state === 'late' && late !== null
          ? t('lateBy', { duration: time.duration(late / 1000) })
          : t(`states.${state}`)}
      </span>
    </div>
  );
}
