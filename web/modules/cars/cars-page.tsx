import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { CarRow } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  FullPage,
  PageHeader,
  usePhone,
} from '../../ui/index.ts';
import list from '../leads/list/list.module.css';
import { ImportDialog } from '../tables/import-dialog.tsx';
import { StockTabs } from '../vehicles/stock-tabs.tsx';
import { CarDialog, NewCarDialog } from './car-dialog.tsx';
import styles from './cars.module.css';
import { useDayWords } from './day-words.ts';
import { useCars, useCarsChanged } from './queries.ts';
import { type CarSearch, carSearchOf } from './search.ts';

const WAIT_MS = 250;

/** The cars that customers drive, found by plate in any spelling, VIN, make or model. */
export function CarsPage() {
  const t = useTranslations('cars');
  usePageTitle(t('title'));
  const phone = usePhone();
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const asked = carSearchOf(useSearch({ strict: false }));
  const ask = (next: CarSearch, replace = false) =>
    void navigate({ to: '/d/$dealer/cars', params: { dealer: dealer.key }, search: next, replace });
  const { car, ...filter } = asked;
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null);
  return (
    <FullPage>
      <PageHeader title={t('title')} note={<StockTabs here="cars" />}>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          aria-label={t('new')}
          onClick={() => setDialog('new')}
        >
          {phone ? t('newShort') : t('new')}
        </Button>
        {dealer.may.editStock && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => setDialog('import')}
          >
            {t('import')}
          </Button>
        )}
      </PageHeader>
      <Filters asked={asked} ask={ask} />
      <Rows
        filter={filter}
        onOpen={({ carId }) => ask({ ...asked, car: carId })}
        onNew={() => setDialog('new')}
      />
      {dialog === 'new' && (
        <NewCarDialog
          owner={null}
          onMade={(carId) => ask({ ...filter, car: carId })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'import' && <CarImport onClose={() => setDialog(null)} />}
      {car !== undefined && <CarDialog key={car} carId={car} onClose={() => ask(filter)} />}
    </FullPage>
  );
}

function Filters({ asked, ask }: { asked: CarSearch; ask: (next: CarSearch, replace?: boolean) => void }) {
  const t = useTranslations('cars');
  const [text, setText] = useState(asked.q ?? '');
  const search = useDebouncedCallback((wanted: string) => {
    const { q: _, ...rest } = asked;
    ask(wanted.trim() === '' ? rest : { ...rest, q: wanted.trim() }, true);
  }, WAIT_MS);
  return (
    <div className={list.filters}>
      <search className={list.search}>
        <TextInput
          type="search"
          size="xs"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          value={text}
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          onChange={(event) => {
            setText(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
      </search>
      <Checkbox
        label={t('alsoGone')}
        checked={asked.state === 'all'}
        onChange={(event) => {
          const { state: _, ...rest } = asked;
          ask(event.currentTarget.checked ? { ...rest, state: 'all' } : rest);
        }}
      />
    </div>
  );
}

type RowsProps = { filter: CarSearch; onOpen: (row: CarRow) => void; onNew: () => void };

function Rows({ filter, onOpen, onNew }: RowsProps) {
  const t = useTranslations('cars');
  const cars = useCars(filter);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = cars;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const columns = useColumns(onOpen);
  if (cars.data === undefined && cars.error !== null) {
    return <ErrorState error={cars.error} onRetry={() => void cars.refetch()} />;
  }
  return (
    <DataTable
      key={JSON.stringify(filter)}
      label={t('title')}
      columns={columns}
      rows={cars.rows}
      keyOf={(row) => row.carId}
      onOpen={onOpen}
      phoneRow={(row) => <PhoneRow row={row} onOpen={onOpen} />}
      loading={cars.isPending || cars.isPlaceholderData || isFetchingNextPage}
      empty={
        filter.q === undefined ? (
          <EmptyState title={t('empty.title')} text={t('empty.text')}>
            <Button onClick={onNew}>{t('new')}</Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('empty.noMatchTitle')} text={t('empty.noMatchText')} />
        )
      }
      onEnd={more}
      foot={t(hasNextPage ? 'footMore' : 'foot', { count: cars.rows.length })}
    />
  );
}

function useColumns(onOpen: (row: CarRow) => void): readonly Column<CarRow>[] {
  const t = useTranslations('cars');
  const { month } = useDayWords();
  return [
    {
      id: 'plate',
      header: t('fields.plate'),
      width: '136px',
      cell: (row) => (
        <button type="button" className={styles.plate} onClick={() => onOpen(row)}>
          {row.plate ?? t('noPlate')}
        </button>
      ),
    },
    { id: 'title', header: t('car'), cell: (row) => <span title={row.title}>{row.title}</span> },
    { id: 'owner', header: t('owner'), cell: (row) => row.owner?.name },
    {
      id: 'registered',
      header: t('fields.firstRegistration'),
      width: '124px',
      align: 'end',
      cell: (row) => month(row.firstRegistration),
    },
    {
      id: 'inspection',
      header: t('dates.nextInspection'),
      width: '148px',
      align: 'end',
      cell: (row) => month(row.nextInspection),
    },
    {
      id: 'service',
      header: t('dates.nextService'),
      width: '124px',
      align: 'end',
      cell: (row) => month(row.nextService),
    },
    { id: 'vin', header: t('fields.vin'), width: '184px', cell: (row) => row.vin },
    { id: 'gone', header: t('state'), width: '108px', cell: (row) => row.gone && t(`gone.${row.gone}`) },
  ];
}

function PhoneRow({ row, onOpen }: { row: CarRow; onOpen: (row: CarRow) => void }) {
  const t = useTranslations('cars');
  const { month } = useDayWords();
  return (
    <button type="button" className={styles.card} onClick={() => onOpen(row)}>
      <span className={styles.cardLine}>
        <strong>{row.title}</strong>
        <span>{row.plate ?? t('noPlate')}</span>
      </span>
      <span className={styles.soft}>
        {[
          row.owner?.name ?? t('noOwner'),
          row.nextInspection === null ? '' : `${t('dates.nextInspection')} ${month(row.nextInspection)}`,
          row.gone === null ? '' : t(`gone.${row.gone}`),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </button>
  );
}

function CarImport({ onClose }: { onClose: () => void }) {
  const t = useTranslations('cars');
  const changed = useCarsChanged();
  const fields = useTranslations('cars.fields');
  const dates = useTranslations('cars.dates');
  const nameOf = (field: string) => {
    if (fields.has(field as never)) return fields(field as never);
    return dates.has(field as never) ? dates(field as never) : field;
  };
  return (
    <ImportDialog
      title={t('import')}
      hint={t('importHint')}
      below="/cars/import"
      fieldName={nameOf}
      onDone={changed}
      onClose={onClose}
    />
  );
}
