import { Button } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ReservationView, Vehicle } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { RelativeTime, useToast } from '../../ui/index.ts';
import { Facts, Section } from '../leads/detail/facts/section.tsx';
import { useStockChanged } from './queries.ts';
import { ReserveDialog } from './reserve-dialog.tsx';
import styles from './vehicles.module.css';
import { useVehicleWords } from './words.ts';

/** Who holds the vehicle, for whom and until when; the advertisement goes on, and the page says so. */
export function Reservation({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles.reservation');
  const [reserving, setReserving] = useState(false);
  const { reservation, may } = vehicle;
  return (
    <Section title={t('title')} side={reservation !== null && may.release && <Release vehicle={vehicle} />}>
      {reservation === null ? (
        <p className={styles.soft}>{t('none')}</p>
      ) : (
        <>
          <Running reservation={reservation} />
          <p className={styles.notice}>{t('adStays')}</p>
        </>
      )}
      {may.reserve && (
        <Button
          mt={8}
          leftSection={<IconCalendarCheck size={18} aria-hidden />}
          onClick={() => setReserving(true)}
        >
          {t('reserve')}
        </Button>
      )}
      {vehicle.pastReservations.length > 0 && <Past all={vehicle.pastReservations} />}
      {reserving && (
        <ReserveDialog vehicleId={vehicle.vehicleId} lead={null} onClose={() => setReserving(false)} />
      )}
    </Section>
  );
}

function Running({ reservation }: { reservation: ReservationView }) {
  const t = useTranslations('vehicles.reservation');
  const words = useVehicleWords();
  const time = useTime();
  const now = useNow();
  const { dealer } = useDealer();
  const { forWhom, leadId } = reservation;
  return (
    <Facts
      rows={[
        [t('kind'), words.reservationType(reservation.type)],
        [t('until'), time.end(reservation.until, now)],
        [
          t('for'),
          leadId === null ? (
            forWhom
          ) : (
            <Link
              key="lead"
              to="/d/$dealer/leads/$leadId"
              params={{ dealer: dealer.key, leadId }}
              className={styles.link}
            >
              {forWhom ?? t('lead')}
            </Link>
          ),
        ],
        [t('by'), reservation.reservedBy],
        [t('note'), reservation.note],
      ]}
    />
  );
}

function Release({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles.reservation');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useStockChanged();
  const address = path(`/vehicles/${vehicle.vehicleId}/reservation`);
  const again = useMutation({
    mutationFn: ({ type, until, contactId, leadId, forWhom, note }: ReservationView) =>
      api.post(address, {
        typeId: type.typeId,
        until,
        leadId,
        note,
        ...(contactId === null ? { forWhom } : { contactId }),
      }),
    onError: toast.problem,
    onSettled: () => changed(),
  });
  const release = useMutation({
    mutationFn: () => api.delete(address),
    onSuccess: () => {
      const before = vehicle.reservation;
      toast.done(t('released'), before === null ? undefined : () => again.mutate(before));
    },
    onError: toast.problem,
    onSettled: () => changed(),
  });
  return (
    <Button variant="subtle" size="compact-sm" loading={release.isPending} onClick={() => release.mutate()}>
      {t('release')}
    </Button>
  );
}

function Past({ all }: { all: readonly ReservationView[] }) {
  const t = useTranslations('vehicles.reservation');
  const words = useVehicleWords();
  return (
    <details className={styles.details}>
      <summary>{t('past', { count: all.length })}</summary>
      <ul className={styles.plain}>
        {all.map((reservation) => (
          <li key={reservation.reservationId} className={styles.entry}>
            <span>
              {[words.reservationType(reservation.type), reservation.forWhom, reservation.reservedBy]
                .filter((part) => part !== null && part !== '')
                .join(' · ')}
            </span>
            {reservation.ended !== null && (
              <span className={styles.soft}>
                {t(`ended.${reservation.ended.because}`)} ·{' '}
                <RelativeTime at={reservation.ended.at} detailed />
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
