import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow } from '../../../api/types.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { DataTable, ErrorState, FullPage, useHotkeys, usePhone } from '../../../ui/index.ts';
import { useClaimOrSay } from '../pool/claim-button.tsx';
import { useLeadRows } from '../queries.ts';
import { FilterBar } from './filter-bar.tsx';
import { useFreshRows } from './fresh-rows.ts';
import { LeadTabs } from './lead-tabs.tsx';
import styles from './list.module.css';
import { ListEmpty } from './list-empty.tsx';
import { tabOf } from './list-state.ts';
import { PhoneRow } from './phone-row.tsx';
import { useColumns } from './use-columns.tsx';
import { useListState } from './use-list-state.ts';
import { ViewMenu } from './view-menu.tsx';

const NewLeadDialog = lazy(async () => ({
  default: (await import('./new-lead-dialog.tsx')).NewLeadDialog,
}));

/** All leads one may see, under tabs, search and filters that stand in the address; what comes in appears by itself. */
export function LeadList() {
  const t = useTranslations('leads');
  usePageTitle(t('title'));
  const phone = usePhone();
  const { asked, ask } = useListState();
  const [making, setMaking] = useState(false);
  useHotkeys([{ keys: 'n', label: t('keys.new'), group: 'list', run: () => setMaking(true) }]);
  const newLead = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      aria-label={t('new')}
      onClick={() => setMaking(true)}
    >
      {phone ? t('newShort') : t('new')}
    </Button>
  );
  return (
    <FullPage>
      <header className={styles.header}>
        <h1>{t('title')}</h1>
        <LeadTabs asked={asked} />
        <div className={styles.tools}>
          <ViewMenu asked={asked} ask={ask} />
          {!phone && newLead}
        </div>
      </header>
      <FilterBar asked={asked} ask={ask}>
        {phone && (
          <>
            <ViewMenu asked={asked} ask={ask} />
            {newLead}
          </>
        )}
      </FilterBar>
      <Rows asked={asked} ask={ask} onNew={() => setMaking(true)} />
      {making && (
        <Suspense>
          <NewLeadDialog onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </FullPage>
  );
}

type RowsProps = ReturnType<typeof useListState> & { onNew: () => void };

function Rows({ asked, ask, onNew }: RowsProps) {
  const t = useTranslations('leads');
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const list = useLeadRows(asked);
  const { rows, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const fresh = useFreshRows(rows);
  const claiming = tabOf(asked) === 'pool';
  const columns = useColumns(fresh, claiming);
  const cursor = useRef<LeadRow | null>(null);
  const claim = useClaimOrSay();
  useHotkeys(
    claiming
      ? [
          {
            keys: 'c',
            label: t('pool.key'),
            group: 'list',
            run: () => {
              if (cursor.current !== null) claim.run(cursor.current);
            },
          },
        ]
      : [],
  );
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (list.data === undefined && list.error !== null) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  const open = (row: LeadRow) =>
    void navigate({
      to: '/d/$dealer/leads/$leadId',
      params: { dealer: dealer.key, leadId: row.leadId },
    });
  const arrived = rows.filter((row) => fresh.has(row.leadId));
  return (
    <>
      <DataTable
        // Another search starts at its top, with the rows of the last one until its own are there.
        key={JSON.stringify(asked)}
        label={t('title')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.leadId}
        onOpen={open}
        onCursor={(row) => {
          cursor.current = row;
        }}
        phoneRow={(row) => <PhoneRow row={row} fresh={fresh.has(row.leadId)} claiming={claiming} />}
        loading={list.isPending || list.isPlaceholderData || isFetchingNextPage}
        empty={<ListEmpty asked={asked} ask={ask} onNew={onNew} />}
        onEnd={more}
        foot={<Foot list={list} />}
      />
      <div className="visually-hidden" role="status">
        {arrived.length > 0 && t('arrived', { names: arrived.map((row) => row.customer).join(', ') })}
      </div>
    </>
  );
}

function Foot({ list }: { list: ReturnType<typeof useLeadRows> }) {
  const t = useTranslations('leads');
  const actions = useTranslations('common.actions');
  const problemText = useProblemText();
  if (list.error !== null && list.data !== undefined) {
    const again = list.isFetchNextPageError ? list.fetchNextPage : list.refetch;
    return (
      <span className={styles.problem} role="alert">
        {problemText(list.error)}{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => void again()}>
          {actions('tryAgain')}
        </Button>
      </span>
    );
  }
  return list.hasNextPage
    ? t('footMore', { count: list.rows.length })
    : t('foot', { count: list.rows.length });
}
