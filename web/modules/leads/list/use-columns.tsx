import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow } from '../../../api/types.ts';
import { type Column, DueBadge, RelativeTime } from '../../../ui/index.ts';
import { ClaimButton } from '../pool/claim-button.tsx';
import { usePools } from '../pool/use-pools.ts';
import { useLeadWords } from '../words.ts';
import styles from './list.module.css';

/** Those that may be hidden. Due, customer and what it is about always stand there. */
export const optionalColumns = ['source', 'assignee', 'maturity', 'activity'] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

/** The columns somebody hid in this browser. */
export function useHiddenColumns() {
  const [hidden, setHidden] = useLocalStorage<OptionalColumn[]>({
    key: 'forecourt-lead-columns-hidden',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return { hidden, setHidden };
}

/** `claiming`: with the button that takes a lead from its pool. */
export function useColumns(fresh: ReadonlySet<string>, claiming: boolean): readonly Column<LeadRow>[] {
  const t = useTranslations('leads');
  const common = useTranslations('common.states');
  const words = useLeadWords();
  const { hidden } = useHiddenColumns();
  const wide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  const middle = useMediaQuery('(min-width: 1080px)', true, { getInitialValueInEffect: false });
  const columns: readonly Column<LeadRow>[] = [
    {
      id: 'due',
      header: t('columns.due'),
      width: '232px',
      cell: (row) => (row.state === 'closed' ? <ClosedAs row={row} /> : <DueBadge due={row.due} />),
    },
    {
      id: 'customer',
      header: t('columns.customer'),
      width: '22%',
      cell: (row) => <Customer row={row} fresh={fresh.has(row.leadId)} />,
    },
    {
      id: 'about',
      header: t('columns.about'),
      cell: (row) => <span title={row.subject ?? words.about(row)}>{words.about(row)}</span>,
    },
    {
      id: 'source',
      header: t('columns.source'),
      width: '120px',
      cell: (row) => <span className={styles.soft}>{words.source(row.source.name)}</span>,
    },
    {
      id: 'assignee',
      header: t('columns.assignee'),
      width: '132px',
      cell: (row) =>
        row.assignee === null ? (
          <span className={styles.soft}>{common('nobody')}</span>
        ) : (
          <Assignee row={row} name={row.assignee.name} />
        ),
    },
    {
      id: 'maturity',
      header: t('columns.maturity'),
      width: '104px',
      cell: (row) =>
        row.maturity === null ? (
          <span className={styles.soft}>–</span>
        ) : (
          <span className={styles.tag}>{words.maturity(row.maturity)}</span>
        ),
    },
    {
      id: 'activity',
      header: t('columns.activity'),
      width: '116px',
      align: 'end',
      cell: (row) => <RelativeTime at={row.lastActivityAt} className={styles.soft} />,
    },
    ...(claiming
      ? [
          {
            id: 'pool',
            header: t('tabs.pool'),
            width: '150px',
            cell: (row: LeadRow) => <InPool row={row} />,
          },
          {
            id: 'claim',
            header: <span className="visually-hidden">{t('pool.claim')}</span>,
            width: '148px',
            align: 'end' as const,
            cell: (row: LeadRow) => <ClaimButton row={row} />,
          },
        ]
      : []),
  ];
  // What waits in a pool has no maturity yet, and its assignee says no more than its pool.
  const fits = (id: string) =>
    id === 'source' ? middle : id === 'maturity' ? wide && !claiming : !(id === 'assignee' && claiming);
  return columns.filter(({ id }) => fits(id) && !hidden.some((each) => each === id));
}

/** In whose pool the lead waits. */
function InPool({ row }: { row: LeadRow }) {
  const t = useTranslations('leads.pool');
  const { data } = usePools();
  const pool = data?.pools.find(({ key }) => key === row.pool);
  if (pool === undefined) return null;
  const name = pool.group ?? t('everybody');
  return <span title={name}>{name}</span>;
}

/** The assignee, or that the lead waits in that user's pool. */
function Assignee({ row, name }: { row: LeadRow; name: string }) {
  const t = useTranslations('leads.pool');
  const text = row.pool === null ? name : t('in', { name });
  return <span title={text}>{text}</span>;
}

function Customer({ row, fresh }: { row: LeadRow; fresh: boolean }) {
  const t = useTranslations('leads');
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/leads/$leadId"
      params={{ dealer: dealer.key, leadId: row.leadId }}
      className={styles.customer}
      data-unread={row.unread}
      data-fresh={fresh}
      title={row.customer}
    >
      {row.unread && (
        <>
          <span className={styles.dot} aria-hidden />
          <span className="visually-hidden">{t('unread')}: </span>
        </>
      )}
      {row.customer}
    </Link>
  );
}

/** Why and how a closed lead ended, in place of its due. */
export function ClosedAs({ row }: { row: LeadRow }) {
  const t = useTranslations('leads');
  const words = useLeadWords();
  const reason = row.closing === null ? t('closed') : words.reason(row.closing.reason);
  const outcome = row.closing === null ? '' : words.outcome(row.closing.outcome);
  const text = outcome === '' ? reason : `${outcome}: ${reason}`;
  return (
    <span className={styles.soft} title={text}>
      {text}
    </span>
  );
}
