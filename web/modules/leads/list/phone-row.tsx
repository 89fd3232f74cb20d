import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow } from '../../../api/types.ts';
import { DueBadge, RelativeTime } from '../../../ui/index.ts';
import { useLeadWords } from '../words.ts';
import styles from './list.module.css';
import { ClosedAs } from './use-columns.tsx';

/** A lead in two lines: who and until when, then what and by whom. The whole card is the link. */
export function PhoneRow({ row, fresh }: { row: LeadRow; fresh: boolean }) {
  const t = useTranslations('leads');
  const common = useTranslations('common.states');
  const words = useLeadWords();
  const { dealer } = useDealer();
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
        <span className={styles.cardDue}>
          {row.state === 'closed' ? (
            <RelativeTime at={row.lastActivityAt} className={styles.soft} />
          ) : (
            <DueBadge due={row.due} />
          )}
        </span>
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
        <span className={styles.cardWho}>{row.assignee?.name ?? common('nobody')}</span>
      </span>
    </Link>
  );
}
