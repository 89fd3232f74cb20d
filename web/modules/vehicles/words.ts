import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { ReservationType } from '../../api/types.ts';

const reservationKeys = ['customer', 'internal', 'workshop'] as const;

/** How vehicles are told: prices, distances, months, kinds. */
export function useVehicleWords() {
  const t = useTranslations('vehicles');
  const format = useFormatter();
  return useMemo(
    () => ({
      price: (price: { cents: number; currency: string } | null): string =>
        price === null
          ? ''
          : format.number(price.cents / 100, {
              style: 'currency',
              currency: price.currency,
              minimumFractionDigits: price.cents % 100 === 0 ? 0 : 2,
            }),
      distance: (km: number | null): string => (km === null ? '' : t('km', { km })),
      /** `03/2021` of a day. */
      month: (day: string | null): string => (day === null ? '' : `${day.slice(5, 7)}/${day.slice(0, 4)}`),
      reservationType: ({ key, name }: Pick<ReservationType, 'key' | 'name'>): string => {
        const known = reservationKeys.find((each) => each === key);
        return name ?? (known === undefined ? '' : t(`reservationTypes.${known}`));
      },
    }),
    [t, format],
  );
}

/** The address of a picture of a vehicle. */
export function usePictureAddress() {
  const { path } = useDealer();
  return (vehicleId: string, pictureId: string, size: 'whole' | 'thumbnail') =>
    path(`/vehicles/${vehicleId}/pictures/${pictureId}?size=${size}`);
}
