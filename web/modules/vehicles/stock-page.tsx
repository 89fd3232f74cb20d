import { Button, Menu } from '@mantine/core';
import { IconDots, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { DataTable, EmptyState, ErrorState, FullPage, PageHeader, usePhone } from '../../ui/index.ts';
import { ImportDialog } from '../tables/import-dialog.tsx';
import { useStock, useStockChanged } from './queries.ts';
import { ReservationTypesDialog } from './reservation-types-dialog.tsx';
import { countFilters, type StockSearch, stockSearchOf } from './search.ts';
import { StockFilters } from './stock-filters.tsx';
import { StockCard, useStockColumns } from './stock-rows.tsx';
import { StockTabs } from './stock-tabs.tsx';
import { VehicleDialog } from './vehicle-dialog.tsx';

/** The stock: what stands for sale, found by words and filters that stand in the address. */
export function StockPage() {
  const t = useTranslations('vehicles');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const asked = useMemo(() => stockSearchOf(search), [search]);
  const ask = (next: StockSearch, replace = false) =>
    void navigate({ to: '/d/$dealer/vehicles', params: { dealer: dealer.key }, search: next, replace });
  const [dialog, setDialog] = useState<'new' | 'import' | 'types' | null>(null);
  const close = () => setDialog(null);
  return (
    <FullPage>
      <PageHeader title={t('title')} note={<StockTabs here="stock" />}>
        <Tools onDialog={setDialog} />
      </PageHeader>
      <StockFilters asked={asked} ask={ask} />
      <Rows asked={asked} ask={ask} onNew={() => setDialog('new')} />
      {dialog === 'new' && <VehicleDialog vehicle={null} onClose={close} />}
      {dialog === 'import' && <StockImport onClose={close} />}
      {dialog === 'types' && <ReservationTypesDialog onClose={close} />}
    </FullPage>
  );
}

function Tools({ onDialog }: { onDialog: (dialog: 'new' | 'import' | 'types') => void }) {
  const t = useTranslations('vehicles');
  const { dealer } = useDealer();
  const phone = usePhone();
  return (
    <>
      {dealer.may.editStock && (
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          aria-label={t('new')}
          onClick={() => onDialog('new')}
        >
          {phone ? t('newShort') : t('new')}
        </Button>
      )}
      {(dealer.may.editStock || dealer.may.changeSettings) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px={10} aria-label={t('more')}>
              <IconDots size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {dealer.may.editStock && (
              <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => onDialog('import')}>
                {t('import')}
              </Menu.Item>
            )}
            {dealer.may.changeSettings && (
              <Menu.Item onClick={() => onDialog('types')}>{t('types.open')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

type RowsProps = {
  asked: StockSearch;
  ask: (next: StockSearch, replace?: boolean) => void;
  onNew: () => void;
};

function Rows({ asked, ask, onNew }: RowsProps) {
  const t = useTranslations('vehicles');
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const list = useStock(asked);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const columns = useStockColumns();
  if (list.data === undefined && list.error !== null) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <DataTable
      key={JSON.stringify(asked)}
      label={t('title')}
      columns={columns}
      rows={list.rows}
      keyOf={(row) => row.vehicleId}
      onOpen={({ vehicleId }) =>
        void navigate({ to: '/d/$dealer/vehicles/$vehicleId', params: { dealer: dealer.key, vehicleId } })
      }
      phoneRow={(row) => <StockCard row={row} />}
      loading={list.isPending || list.isPlaceholderData || isFetchingNextPage}
      empty={<Empty asked={asked} ask={ask} onNew={onNew} />}
      onEnd={more}
      foot={t(hasNextPage ? 'footMore' : 'foot', { count: list.rows.length })}
    />
  );
}

function Empty({ asked, ask, onNew }: RowsProps) {
  const t = useTranslations('vehicles.empty');
  const actions = useTranslations('common.actions');
  const vehicles = useTranslations('vehicles');
  const { dealer } = useDealer();
  if (countFilters(asked) > 0 || asked.q !== undefined) {
    return (
      <EmptyState title={t('noMatchTitle')} text={t('noMatchText')}>
        <Button variant="default" onClick={() => ask({})}>
          {actions('clearFilters')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('title')} text={dealer.may.editStock ? t('text') : t('textReader')}>
      {dealer.may.editStock && <Button onClick={onNew}>{vehicles('new')}</Button>}
    </EmptyState>
  );
}

function StockImport({ onClose }: { onClose: () => void }) {
  const t = useTranslations('vehicles');
  const fields = useTranslations('vehicles.fields');
  const changed = useStockChanged();
  return (
    <ImportDialog
      title={t('import')}
      hint={t('importHint')}
      below="/vehicles/import"
      fieldName={(field) => (fields.has(field as never) ? fields(field as never) : field)}
      onDone={() => changed()}
      onClose={onClose}
    />
  );
}
