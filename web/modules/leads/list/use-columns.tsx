import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { LeadColumn, LeadRow } from '../../../api/types.ts';
import { type Column, DueBadge, RelativeTime } from '../../../ui/index.ts';
import { ClaimButton } from '../pool/claim-button.tsx';
import { usePools } from '../pool/use-pools.ts';
import { useLeadWords } from '../words.ts';
import styles from './list.module.css';

type Choosing = {
  readonly has: (row: LeadRow) => boolean;
  readonly toggle: (row: LeadRow) => void;
};

type Options = {
  fresh: ReadonlySet<string>;
  /** With the button that takes a lead from its pool. */
  claiming: boolean;
  /** Which, in their order. */
  shown: readonly LeadColumn[];
  choosing: Choosing;
};

export function useColumns({ fresh, claiming, shown, choosing }: Options): readonly Column<LeadRow>[] {
  const t = useTranslations('leads');
  const common = useTranslations('common.states');
  const words = useLeadWords();
  const wide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  const middle = useMediaQuery('(min-width: 1080px)', true, { getInitialValueInEffect: false });
  const all: readonly Column<LeadRow>[] = [
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
      id: 'type',
      header: t('columns.type'),
      width: '108px',
      cell: (row) => <span className={styles.soft}>{words.type(row.type)}</span>,
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
      id: 'received',
      header: t('columns.received'),
      width: '116px',
      align: 'end',
      cell: (row) => <RelativeTime at={row.receivedAt} className={styles.soft} />,
    },
    {
      id: 'activity',
      header: t('columns.activity'),
      width: '116px',
      align: 'end',
      cell: (row) => <RelativeTime at={row.lastActivityAt} className={styles.soft} />,
    },
  ];
  const chosen: Column<LeadRow> = {
    id: 'choose',
    header: <span className="visually-hidden">{t('choose')}</span>,
    width: '40px',
    cell: (row) => <Tick row={row} choosing={choosing} />,
  };
  const pool: readonly Column<LeadRow>[] = [
    { id: 'pool', header: t('tabs.pool'), width: '150px', cell: (row) => <InPool row={row} /> },
    {
      id: 'claim',
      header: <span className="visually-hidden">{t('pool.claim')}</span>,
      width: '148px',
      align: 'end',
      cell: (row) => <ClaimButton row={row} />,
    },
  ];
  // What waits in a pool has no maturity yet, and its assignee says no more than its pool.
  const fits = (id: LeadColumn) =>
    id === 'source' || id === 'type' || id === 'received'
      ? middle
      : id === 'maturity'
        ? wide && !claiming
        : !(id === 'assignee' && claiming);
  const columns = shown.filter(fits).flatMap((id) => all.find((column) => column.id === id) ?? []);
  return [chosen, ...columns, ...(claiming ? pool : [])];
}

/** Chooses the row for a deed on several. */
export function Tick({ row, choosing }: { row: LeadRow; choosing: Choosing }) {
  const t = useTranslations('leads');
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        aria-label={`${t('choose')}: ${row.customer}`}
        checked={choosing.has(row)}
        onChange={() => choosing.toggle(row)}
      />
    </label>
  );
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
