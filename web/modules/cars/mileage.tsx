import { ActionIcon, Button, Group, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Car } from '../../api/types.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { FormProblem, useToast } from '../../ui/index.ts';
import styles from './cars.module.css';
import { useDayWords } from './day-words.ts';
import { useCarsChanged } from './queries.ts';

const SHOWN = 5;
const sources = ['hand', 'import', 'api', 'workshop', 'lead'] as const;

/** How far the car is driven: what was read, what follows for today, and when the next service is reached. */
export function Mileage({ car }: { car: Car }) {
  const t = useTranslations('cars.mileage');
  const { day } = useDayWords();
  const { prediction, nextServiceByKm, readings } = car;
  return (
    <section aria-label={t('title')}>
      <h2 className={styles.heading}>{t('title')}</h2>
      {prediction === null ? (
        <p className={styles.soft}>{t('unknown')}</p>
      ) : (
        <p className={styles.line}>
          <strong>{t('today', { km: prediction.km })}</strong>
          {prediction.spread > 0 && <span>{t('spread', { km: prediction.spread })}</span>}
          <span className={styles.soft}>
            {t(`sure.${prediction.sure}`)} · {t('perYear', { km: prediction.perYear })}
          </span>
        </p>
      )}
      {nextServiceByKm !== null && car.values.nextServiceKm !== null && (
        <p className={styles.line}>
          {t('service', { km: car.values.nextServiceKm, day: day(nextServiceByKm.on) })}{' '}
          <span className={styles.soft}>{t(`sure.${nextServiceByKm.sure}`)}</span>
        </p>
      )}
      <ul className={styles.plain}>
        {readings.slice(0, SHOWN).map((reading) => (
          <ReadingLine key={reading.on} car={car} reading={reading} />
        ))}
      </ul>
      <NewReading car={car} />
    </section>
  );
}

function ReadingLine({ car, reading }: { car: Car; reading: Car['readings'][number] }) {
  const t = useTranslations('cars.mileage');
  const { path } = useDealer();
  const { day } = useDayWords();
  const toast = useToast();
  const changed = useCarsChanged();
  const again = useMutation({
    mutationFn: () => api.post(path(`/cars/${car.carId}/mileage`), { on: reading.on, km: reading.km }),
    onError: toast.problem,
    onSettled: changed,
  });
  const drop = useMutation({
    mutationFn: () => api.delete(path(`/cars/${car.carId}/mileage/${reading.on}`)),
    onSuccess: () => toast.done(t('dropped'), () => again.mutate()),
    onError: toast.problem,
    onSettled: changed,
  });
  const source = sources.find((each) => each === reading.source);
  return (
    <li className={styles.reading}>
      <span>
        {day(reading.on)}: {t('km', { km: reading.km })}{' '}
        <span className={styles.soft}>
          {[source === undefined ? '' : t(`sources.${source}`), reading.by ?? '']
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      <ActionIcon
        size={32}
        variant="subtle"
        color="gray"
        aria-label={t('drop', { day: day(reading.on) })}
        onClick={() => drop.mutate()}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function NewReading({ car }: { car: Car }) {
  const t = useTranslations('cars.mileage');
  const { path } = useDealer();
  const problemText = useProblemText();
  const changed = useCarsChanged();
  const [on, setOn] = useState(car.today);
  const [km, setKm] = useState<number | string>('');
  const note = useMutation({
    mutationFn: () => api.post(path(`/cars/${car.carId}/mileage`), { on, km: Number(km) }),
    onSuccess: () => setKm(''),
    onSettled: changed,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (km !== '' && !note.isPending) note.mutate();
      }}
    >
      <Group align="flex-end" gap="xs" mt={8}>
        <NumberInput
          label={t('reading')}
          min={0}
          max={5_000_000}
          allowDecimal={false}
          hideControls
          value={km}
          onChange={setKm}
        />
        <TextInput
          type="date"
          label={t('on')}
          max={car.today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={note.isPending} disabled={km === '' || on === ''}>
          {t('note')}
        </Button>
      </Group>
      <FormProblem>{note.error === null ? null : problemText(note.error)}</FormProblem>
    </form>
  );
}
