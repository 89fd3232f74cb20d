import { IconCar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { VehicleRow } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import type { Column } from '../../ui/index.ts';
import styles from './vehicles.module.css';
import { usePictureAddress, useVehicleWords } from './words.ts';

export function useStockColumns(): readonly Column<VehicleRow>[] {
  const t = useTranslations('vehicles');
  const words = useVehicleWords();
  return [
    {
      id: 'picture',
      header: <span className="visually-hidden">{t('picture')}</span>,
      width: '60px',
      cell: (row) => <Thumbnail row={row} />,
    },
    { id: 'title', header: t('columns.title'), cell: (row) => <Title row={row} /> },
    { id: 'offer', header: t('fields.offerNumber'), width: '108px', cell: (row) => row.offerNumber },
    {
      id: 'price',
      header: t('fields.price'),
      width: '104px',
      align: 'end',
      cell: (row) => words.price(row.price),
    },
    {
      id: 'km',
      header: t('fields.mileageKm'),
      width: '100px',
      align: 'end',
      cell: (row) => words.distance(row.mileageKm),
    },
    {
      id: 'registration',
      header: t('columns.registration'),
      width: '88px',
      align: 'end',
      cell: (row) => words.month(row.firstRegistration),
    },
    {
      id: 'fuel',
      header: t('fields.fuel'),
      width: '92px',
      cell: (row) => row.fuel && t(`fuels.${row.fuel}`),
    },
    {
      id: 'location',
      header: t('fields.location'),
      width: '9%',
      cell: (row) => <span title={row.location ?? ''}>{row.location}</span>,
    },
    { id: 'person', header: t('columns.person'), width: '116px', cell: (row) => row.contactPerson?.name },
    {
      id: 'leads',
      header: t('columns.leads'),
      width: '60px',
      align: 'end',
      cell: (row) => (row.openLeads === 0 ? '' : row.openLeads),
    },
    { id: 'state', header: t('columns.state'), width: '150px', cell: (row) => <State row={row} /> },
  ];
}

function Thumbnail({ row }: { row: VehicleRow }) {
  const address = usePictureAddress();
  if (row.pictureId === null) {
    return (
      <span className={styles.noThumbnail}>
        <IconCar size={18} aria-hidden />
      </span>
    );
  }
  return (
    <img
      className={styles.thumbnail}
      src={address(row.vehicleId, row.pictureId, 'thumbnail')}
      alt=""
      width={44}
      height={33}
      loading="lazy"
    />
  );
}

function Title({ row }: { row: VehicleRow }) {
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/vehicles/$vehicleId"
      params={{ dealer: dealer.key, vehicleId: row.vehicleId }}
      className={styles.rowTitle}
      title={row.title}
    >
      {row.title}
    </Link>
  );
}

/** In words; what is not simply for sale is marked, never by colour alone. */
export function State({ row }: { row: Pick<VehicleRow, 'state' | 'reservedUntil'> }) {
  const t = useTranslations('vehicles');
  const time = useTime();
  const now = useNow();
  if (row.state === 'available') return <span className={styles.soft}>{t('states.available')}</span>;
  return (
    <span className={styles.state} data-state={row.state}>
      {row.reservedUntil === null || row.state !== 'reserved'
        ? t(`states.${row.state}`)
        : t('reservedUntil', { moment: time.end(row.reservedUntil, now) })}
    </span>
  );
}

export function StockCard({ row }: { row: VehicleRow }) {
  const { dealer } = useDealer();
  const t = useTranslations('vehicles');
  const words = useVehicleWords();
  const facts = [
    words.month(row.firstRegistration),
    words.distance(row.mileageKm),
    row.fuel === null ? '' : t(`fuels.${row.fuel}`),
    row.offerNumber ?? '',
  ].filter((fact) => fact !== '');
  return (
    <Link
      to="/d/$dealer/vehicles/$vehicleId"
      params={{ dealer: dealer.key, vehicleId: row.vehicleId }}
      className={styles.card}
    >
      <Thumbnail row={row} />
      <span className={styles.cardText}>
        <span className={styles.cardLine}>
          <span className={styles.cardTitle}>{row.title}</span>
          <span className={styles.cardPrice}>{words.price(row.price)}</span>
        </span>
        <span className={styles.cardAbout}>{facts.join(' · ')}</span>
        {row.state !== 'available' && (
          <span>
            <State row={row} />
          </span>
        )}
      </span>
    </Link>
  );
}
