import { Autocomplete, Button, Group, TextInput } from '@mantine/core';
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
import { useCarsChanged, useOwnerCandidates } from './queries.ts';

/** Whose car it is and was; a change of owner ends one time and begins another. */
export function Owners({ car }: { car: Car }) {
  const t = useTranslations('cars.owners');
  const { day } = useDayWords();
  const [changing, setChanging] = useState(false);
  return (
    <section aria-label={t('title')}>
      <div className={styles.reading}>
        <h2 className={styles.heading}>{t('title')}</h2>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={changing}
          onClick={() => setChanging(!changing)}
        >
          {car.owners.some((owner) => owner.current) ? t('change') : t('set')}
        </Button>
      </div>
      {car.owners.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      <ul className={styles.plain}>
        {car.owners.map((owner) => (
          <li key={`${owner.contactId} ${owner.from} ${owner.until}`}>
            {owner.current ? <strong>{owner.name}</strong> : owner.name}{' '}
            <span className={styles.soft}>
              {owner.current
                ? owner.from === null
                  ? t('now')
                  : t('since', { day: day(owner.from) })
                : t('earlier', { from: day(owner.from) || '?', until: day(owner.until) || '?' })}
            </span>
          </li>
        ))}
      </ul>
      {changing && <OwnerForm car={car} onDone={() => setChanging(false)} />}
    </section>
  );
}

function OwnerForm({ car, onDone }: { car: Car; onDone: () => void }) {
  const t = useTranslations('cars.owners');
  const { path } = useDealer();
  const toast = useToast();
  const problemText = useProblemText();
  const changed = useCarsChanged();
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState(car.today);
  const { data } = useOwnerCandidates(typed);
  const labelOf = ({ name, place }: { name: string; place: string | null }) =>
    place === null ? name : `${name}, ${place}`;
  const rows = data?.rows ?? [];
  const chosen = rows.filter((row) => labelOf(row) === typed);
  const change = useMutation({
    mutationFn: (contactId: string | null) =>
      api.put(path(`/cars/${car.carId}/owner`), { contactId, from: from === '' ? null : from }),
    onSuccess: () => {
      toast.done(t('changed'));
      onDone();
    },
    onSettled: changed,
  });
  const [one] = chosen;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (one !== undefined) change.mutate(one.contactId);
      }}
    >
      <Group align="flex-end" gap="xs" mt={8}>
        <Autocomplete
          label={t('who')}
          placeholder={t('whoHint')}
          data-autofocus
          value={typed}
          onChange={setTyped}
          data={[...new Set(rows.map(labelOf))]}
          filter={({ options }) => options}
        />
        <TextInput
          type="date"
          label={t('from')}
          max={car.today}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <Button type="submit" loading={change.isPending} disabled={one === undefined}>
          {t('save')}
        </Button>
        {car.owners.some((owner) => owner.current) && (
          <Button variant="subtle" onClick={() => change.mutate(null)}>
            {t('nobody')}
          </Button>
        )}
      </Group>
      <FormProblem>{change.error === null ? null : problemText(change.error)}</FormProblem>
    </form>
  );
}
