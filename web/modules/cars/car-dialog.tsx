import { Button, Group, Menu, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Car } from '../../api/types.ts';
import { Loaded, usePhone, useToast } from '../../ui/index.ts';
import { CarForm } from './car-form.tsx';
import styles from './cars.module.css';
import { useDayWords } from './day-words.ts';
import { Mileage } from './mileage.tsx';
import { Owners } from './owners.tsx';
import { useCar, useCarsChanged } from './queries.ts';

/** One car of a customer: what it is, its dates, how far it is driven, whose it is and was. */
export function CarDialog({ carId, onClose }: { carId: string; onClose: () => void }) {
  const t = useTranslations('cars');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  const car = useCar(carId);
  const title =
    car.data === undefined
      ? t('car')
      : [`${car.data.values.make} ${car.data.values.model}`, car.data.values.plate]
          .filter(Boolean)
          .join(' · ');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={car}>{(data) => <Parts car={data} />}</Loaded>
    </Modal>
  );
}

function Parts({ car }: { car: Car }) {
  return (
    <div className={styles.parts}>
      <Departure car={car} />
      <Mileage car={car} />
      <Owners car={car} />
      <CarForm key={car.carId} car={car} owner={null} onSaved={() => {}} />
    </div>
  );
}

/** A car by hand; for a contact it is theirs at once. */
export function NewCarDialog({
  owner,
  onMade,
  onClose,
}: {
  owner: { contactId: string; name: string } | null;
  onMade: (carId: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('cars');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={owner === null ? t('new') : t('newFor', { name: owner.name })}
      size="xl"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <CarForm
        car={null}
        owner={owner}
        onSaved={(carId) => {
          onClose();
          onMade(carId);
        }}
      />
    </Modal>
  );
}

/** Whether it is still driven by a customer of ours; both ways can be undone. */
function Departure({ car }: { car: Car }) {
  const t = useTranslations('cars');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useCarsChanged();
  const { day } = useDayWords();
  const address = path(`/cars/${car.carId}/departure`);
  const back = useMutation({
    mutationFn: () => api.delete(address),
    onError: toast.problem,
    onSettled: changed,
  });
  const depart = useMutation({
    mutationFn: (as: 'sold' | 'scrapped') => api.put(address, { as, on: car.today }),
    onSuccess: (_, as) => toast.done(t(`gone.${as}`), () => back.mutate()),
    onError: toast.problem,
    onSettled: changed,
  });
  if (car.gone !== null) {
    return (
      <Group justify="space-between" className={styles.banner ?? ''}>
        <span>
          {t(`gone.${car.gone.as}`)}
          {car.gone.on !== null && ` · ${day(car.gone.on)}`}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={() => back.mutate()}>
          {t('driven')}
        </Button>
      </Group>
    );
  }
  return (
    <Group justify="flex-end">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" size="compact-sm">
            {t('depart')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['sold', 'scrapped'] as const).map((as) => (
            <Menu.Item key={as} onClick={() => depart.mutate(as)}>
              {t(`gone.${as}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
