import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow } from '../../../api/types.ts';
import { DueBadge, RelativeTime } from '../../../ui/index.ts';
import { ClaimButton } from '../pool/claim-button.tsx';
import { useLeadWords } from '../words.ts';
import styles from './list.module.css';
import { ClosedAs, Tick } from './use-columns.tsx';

type Props = {
  row: LeadRow;
  fresh: boolean;
  claiming: boolean;
  /** While something is chosen every card has its tick. */
  choosing: Parameters<typeof Tick>[0]['choosing'] | null;
};

/** A lead in two lines, and in the pool with the button that takes it. */
export function PhoneRow({ row, fresh, claiming, choosing }: Props) {
  if (choosing !== null) {
    return (
      <div className={styles.selectCard}>
        <Tick row={row} choosing={choosing} />
        <Card row={row} fresh={fresh} />
      </div>
    );
  }
  if (!claiming) return <Card row={row} fresh={fresh} />;
  return (
    <div className={styles.claimCard}>
      <Card row={row} fresh={fresh} stacked />
      <ClaimButton row={row} />
    </div>
  );
}

/** Who and until when, then what and by whom; `stacked`: narrower, each on its line. The whole card is the link. */
function Card({ row, fresh, stacked = false }: Pick<Props, 'row' | 'fresh'> & { stacked?: boolean }) {
  const t = useTranslations('leads');
  const common = useTranslations('common.states');
  const words = useLeadWords();
  const { dealer } = useDealer();
  const due = (
    <span className={styles.cardDue}>
      {row.state === 'closed' ? (
        <RelativeTime at={row.lastActivityAt} className={styles.soft} />
      ) : (
        <DueBadge due={row.due} />
      )}
    </span>
  );
  return (
    <Link
      to="/d/$dealer/leads/$leadId"
      params={{ dealer: dealer.key, leadId: row.leadId }}
      className={styles.card}
      data-fresh={fresh}
    >
      <span className={styles.cardLine}>
        <span className={styles.cardName} data-unread={row.unread}>
          {row.unread && (
            <>
              <span className={styles.dot} aria-hidden />
              <span className="visually-hidden">{t('unread')}: </span>
            </>
          )}
          {row.customer}
        </span>
        {!stacked && due}
      </span>
      <span className={styles.cardLine}>
        <span className={styles.cardAbout}>
          {row.state === 'closed' ? (
            <>
              <ClosedAs row={row} /> · {words.about(row)}
            </>
          ) : (
            words.about(row)
          )}
        </span>
        {!stacked && (
          <span className={styles.cardWho}>
            {row.assignee === null
              ? common('nobody')
              : row.pool === null
                ? row.assignee.name
                : t('pool.in', { name: row.assignee.name })}
          </span>
        )}
      </span>
      {stacked && due}
    </Link>
  );
}
