import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconDots, IconEdit, IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Vehicle } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { EmptyState, Loaded, Page, usePhone, useToast } from '../../ui/index.ts';
import { Documents } from './documents.tsx';
import { Gallery } from './gallery.tsx';
import { useStockChanged, useVehicle } from './queries.ts';
import { Reservation } from './reservation.tsx';
import { State } from './stock-rows.tsx';
import { LeadsOfVehicle, VehicleData } from './vehicle-data.tsx';
import { VehicleDialog } from './vehicle-dialog.tsx';
import styles from './vehicles.module.css';
import { useVehicleWords } from './words.ts';

export function VehiclePage() {
  const t = useTranslations('vehicles');
  const { dealer } = useDealer();
  const { vehicleId = '' } = useParams({ strict: false });
  const vehicle = useVehicle(vehicleId);
  usePageTitle(vehicle.data === undefined ? t('title') : titleOf(vehicle.data));
  if (vehicle.error instanceof ApiProblem && vehicle.error.status === 404) {
    return (
      <EmptyState heading="h1" title={t('gone.title')} text={t('gone.text')}>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/d/$dealer/vehicles" params={{ dealer: dealer.key }} {...props} />}
        >
          {t('gone.back')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <Page wide>
      <Loaded query={vehicle}>{(data) => <VehicleDetail key={data.vehicleId} vehicle={data} />}</Loaded>
    </Page>
  );
}

const titleOf = ({ values }: Vehicle) => `${values.make} ${values.model}`.trim();

function VehicleDetail({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles');
  const words = useVehicleWords();
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  const [editing, setEditing] = useState(false);
  const { values } = vehicle;
  const about = [
    t(`conditions.${values.condition}`),
    values.offerNumber ?? '',
    words.month(values.firstRegistration),
    words.distance(values.mileageKm),
  ].filter((part) => part !== '');
  return (
    <>
      <header className={styles.head}>
        <Back />
        <div className={styles.headText}>
          <h1 title={titleOf(vehicle)}>{titleOf(vehicle)}</h1>
          <span className={styles.soft}>{about.join(' · ')}</span>
        </div>
        <div className={styles.headPrice}>
          <strong>{values.price === null ? t('noPrice') : words.price(values.price)}</strong>
          <State row={{ state: vehicle.state, reservedUntil: vehicle.reservation?.until ?? null }} />
        </div>
        <div className={styles.headTools}>
          <ExposeMenu vehicleId={vehicle.vehicleId} />
          {vehicle.may.edit && (
            <Button
              variant="default"
              leftSection={<IconEdit size={18} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              {phone ? actions('edit') : t('edit')}
            </Button>
          )}
          {vehicle.may.edit && <DepartureMenu vehicle={vehicle} />}
        </div>
      </header>
      {vehicle.gone !== null && <Gone gone={vehicle.gone} state={vehicle.state} />}
      {vehicle.standsAt !== null && (
        <p className={styles.soft}>{t('standsAt', { dealer: vehicle.standsAt })}</p>
      )}
      <div className={styles.columns}>
        <div>
          <Gallery vehicle={vehicle} />
          <VehicleData vehicle={vehicle} />
        </div>
        <div>
          <Reservation vehicle={vehicle} />
          <LeadsOfVehicle vehicle={vehicle} />
          <Documents vehicle={vehicle} />
        </div>
      </div>
      {editing && <VehicleDialog vehicle={vehicle} onClose={() => setEditing(false)} />}
    </>
  );
}

function Back() {
  const t = useTranslations('vehicles');
  const { dealer } = useDealer();
  return (
    <Button
      variant="subtle"
      color="gray"
      px={8}
      aria-label={t('gone.back')}
      renderRoot={(props) => <Link to="/d/$dealer/vehicles" params={{ dealer: dealer.key }} {...props} />}
    >
      <IconArrowLeft size={20} aria-hidden />
    </Button>
  );
}

function Gone({ gone, state }: { gone: NonNullable<Vehicle['gone']>; state: Vehicle['state'] }) {
  const t = useTranslations('vehicles');
  const day = gone.at.slice(0, 10);
  return (
    <p className={styles.banner} role="status">
      {t(state === 'sold' ? 'goneSold' : 'goneRemoved', { by: gone.by ?? '–', day })}
      {gone.note !== null && ` ${gone.note}`}
    </p>
  );
}

const languages = ['de', 'nl', 'en'] as const;

/** The exposé in the language of whoever gets it. */
function ExposeMenu({ vehicleId }: { vehicleId: string }) {
  const t = useTranslations('vehicles');
  const { path } = useDealer();
  const own = useLocale();
  const ordered = [own, ...languages.filter((language) => language !== own)];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />}>
          {t('expose')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ordered.map((language) => (
          <Menu.Item
            key={language}
            component="a"
            href={path(`/vehicles/${vehicleId}/expose?language=${language}`)}
            download
          >
            {t(`exposeIn.${language}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function DepartureMenu({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useStockChanged();
  const address = path(`/vehicles/${vehicle.vehicleId}/departure`);
  const back = useMutation({
    mutationFn: () => api.delete(address),
    onSuccess: () => toast.done(t('returned')),
    onError: toast.problem,
    onSettled: () => changed(),
  });
  const depart = useMutation({
    mutationFn: (as: 'sold' | 'removed') => api.put(address, { as }),
    onSuccess: (_, as) => toast.done(t(as === 'sold' ? 'sold' : 'removed'), () => back.mutate()),
    onError: toast.problem,
    onSettled: () => changed(),
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" px={10} aria-label={t('more')}>
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {vehicle.gone === null ? (
          <>
            <Menu.Item onClick={() => depart.mutate('sold')}>{t('markSold')}</Menu.Item>
            <Menu.Item onClick={() => depart.mutate('removed')}>{t('markRemoved')}</Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={() => back.mutate()}>{t('putBack')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
