import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { withMessages } from '../../../i18n/provider.tsx';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { DataTable, ErrorState, FullPage, useHotkeys, usePhone } from '../../../ui/index.ts';
import { useLeadCount, useLeadRows } from '../queries.ts';
import type { LeadSearch } from '../search.ts';
import { chosenOf, extended } from './bulk/selection.ts';
import { FilterBar } from './filter-bar.tsx';
import { useFreshRows } from './fresh-rows.ts';
import { LeadTabs } from './lead-tabs.tsx';
import styles from './list.module.css';
import { tabOf } from './list-state.ts';
import { PhoneRow } from './phone-row.tsx';
import { useTrail } from './trail.ts';
import { useColumns } from './use-columns.tsx';
import { useListState } from './use-list-state.ts';
import { useOpening } from './use-opening.ts';
import { useRowKeys } from './use-row-keys.ts';
import { type Shown, useShown } from './views/use-shown.ts';

const ListEmpty = lazy(async () => ({ default: (await import('./list-empty.tsx')).ListEmpty }));
const ViewMenu = lazy(async () => ({ default: (await import('./view-menu.tsx')).ViewMenu }));
const BulkBar = lazy(() => withMessages(() => import('./bulk/bulk-bar.tsx')));
const ViewsMenu = lazy(() => withMessages(() => import('./views/views-menu.tsx')));

const NewLeadDialog = lazy(async () => ({
  default: (await import('./new-lead-dialog.tsx')).NewLeadDialog,
}));

/** All leads one may see, under tabs, search and filters that stand in the address; what comes in appears by itself. */
export function LeadList() {
  const t = useTranslations('leads');
  usePageTitle(t('title'));
  const phone = usePhone();
  const { asked, ask, ready } = useListState();
  const shown = useShown(asked);
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
          <Suspense>
            <ViewsMenu asked={asked} ask={ask} shown={shown} />
            {!phone && <ViewMenu asked={asked} ask={ask} shown={shown} />}
          </Suspense>
          {!phone && newLead}
        </div>
      </header>
      <FilterBar asked={asked} ask={ask}>
        {phone && (
          <>
            <Suspense>
              <ViewMenu asked={asked} ask={ask} shown={shown} />
            </Suspense>
            {newLead}
          </>
        )}
      </FilterBar>
      {ready && <Rows asked={asked} ask={ask} shown={shown} onNew={() => setMaking(true)} />}
      {making && (
        <Suspense>
          <NewLeadDialog onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </FullPage>
  );
}

type RowsProps = Pick<ReturnType<typeof useListState>, 'asked' | 'ask'> & { shown: Shown; onNew: () => void };

function Rows({ asked, ask, shown, onNew }: RowsProps) {
  const t = useTranslations('leads');
  const { dealer } = useDealer();
  const list = useLeadRows(asked);
  const { rows, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const fresh = useFreshRows(rows);
  const claiming = tabOf(asked) === 'pool';
  const { open, follow } = useOpening(asked, rows);
  const trail = useTrail(dealer.key);
  const { chosen, setChosen, used, choosing, asking, setAsking, onCursor } = useRowKeys({
    rows,
    claiming,
    open,
  });
  const columns = useColumns({ fresh, claiming, shown: shown.columns, choosing });
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (list.data === undefined && list.error !== null) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  const arrived = rows.filter((row) => fresh.has(row.leadId));
  return (
    <>
      <DataTable
        // Another search starts at its top, with the rows of the last one until its own are there.
        key={JSON.stringify(asked)}
        label={t('title')}
        columns={columns}
        density={shown.density}
        rows={rows}
        keyOf={(row) => row.leadId}
        onOpen={(row) => open(row)}
        onFollow={follow}
        onCursor={onCursor}
        startAt={trail?.at ?? null}
        onExtend={({ from, to }) => setChosen(extended(chosen, rows, { from, to }))}
        isChosen={choosing.has}
        phoneRow={(row) => (
          <PhoneRow
            row={row}
            fresh={fresh.has(row.leadId)}
            claiming={claiming}
            choosing={chosen.size > 0 ? choosing : null}
          />
        )}
        loading={list.isPending || list.isPlaceholderData || isFetchingNextPage}
        empty={
          <Suspense>
            <ListEmpty asked={asked} ask={ask} onNew={onNew} />
          </Suspense>
        }
        onEnd={more}
        foot={<Foot list={list} asked={asked} onChoose={() => setChosen(chosenOf(rows))} />}
      />
      {used && (
        <Suspense>
          <BulkBar
            asked={asked}
            chosen={chosen}
            onChoose={setChosen}
            asking={asking}
            onAsk={setAsking}
            more={hasNextPage || rows.length > chosen.size}
          />
        </Suspense>
      )}
      <div className="visually-hidden" role="status">
        {arrived.length > 0 && t('arrived', { names: arrived.map((row) => row.customer).join(', ') })}
      </div>
    </>
  );
}

type FootProps = {
  list: ReturnType<typeof useLeadRows>;
  asked: LeadSearch;
  onChoose: () => void;
};

/** How many there are, once that is known, and the way to choose all that are loaded. */
function Foot({ list, asked, onChoose }: FootProps) {
  const { data: count } = useLeadCount(asked, list.data !== undefined && list.hasNextPage);

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
  const loaded = list.rows.length;
  const text = !list.hasNextPage
    ? t('foot', { count: loaded })
    : count === undefined
      ? t('footMore', { count: loaded })
      : t(count.more ? 'footOfMore' : 'footOf', { count: loaded, all: count.count });
  return (
    <>
      {text}
      {loaded > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={onChoose}>
          {t('chooseShown')}
        </Button>
      )}
    </>
  );
}
