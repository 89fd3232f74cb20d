import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../../api/session.ts';
import type { User } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { addDays, momentOf, wallOf } from '../../../../time/zone.ts';
import type { AddedAbsence, Draft } from '../draft.ts';
import styles from '../what-if.module.css';

type Props = {
  people: readonly User[];
  value: Pick<Draft, 'added' | 'removed'>;
  /** The first and last day of the past that is tried: where a new absence begins. */
  trial: { readonly from: string; readonly until: string };
  onChange: (value: Pick<Draft, 'added' | 'removed'>) => void;
};

/** Absences that are tried beside the saved ones, and saved ones that do not take place. */
export function AbsenceFields({ people, value, trial, onChange }: Props) {
  const t = useTranslations('whatIf.absences');
  const { dealer } = useDealer();
  const active = people.filter((person) => person.active);
  const add = () => {
    const userId = active[0]?.userId;
    const from = momentOf({ date: trial.from, time: '00:00' }, dealer.timeZone);
    const until = momentOf({ date: addDays(trial.from, 7), time: '00:00' }, dealer.timeZone);
    if (userId === undefined || from === null || until === null) return;
    onChange({ ...value, added: [...value.added, { userId, from, until, deputyUserId: null }] });
  };
  return (
    <>
      <p className={styles.soft}>{t('hint')}</p>
      {value.added.map((absence, index) => (
        <Added
          // biome-ignore lint/suspicious/noArrayIndexKey: an absence that is tried has no identity but its place
          key={index}
          people={active}
          absence={absence}
          onChange={(next) =>
            onChange({ ...value, added: value.added.map((one, at) => (at === index ? next : one)) })
          }
          onRemove={() => onChange({ ...value, added: value.added.filter((_, at) => at !== index) })}
        />
      ))}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('add')}
        </Button>
      </div>
      <SavedOnes people={active} value={value} onChange={onChange} />
    </>
  );
}

type AddedProps = {
  people: readonly User[];
  absence: AddedAbsence;
  onChange: (absence: AddedAbsence) => void;
  onRemove: () => void;
};

function Added({ people, absence, onChange, onRemove }: AddedProps) {
  const t = useTranslations('whatIf.absences');
  const { dealer } = useDealer();
  const dateOf = (moment: string, days = 0) =>
    addDays(wallOf(Date.parse(moment), dealer.timeZone).date, days);
  // While a date is being typed it is none: it stays in the field and moves nothing.
  const [typed, setTyped] = useState<Partial<Record<'from' | 'until', string>>>({});
  const setDay = (field: 'from' | 'until', date: string) => {
    const day = date !== '' && field === 'until' ? addDays(date, 1) : date;
    const moment = date === '' ? null : momentOf({ date: day, time: '00:00' }, dealer.timeZone);
    setTyped({ ...typed, [field]: moment === null ? date : undefined });
    if (moment !== null) onChange({ ...absence, [field]: moment });
  };
  return (
    <div className={styles.absence}>
      <NativeSelect
        label={t('who')}
        value={absence.userId}
        data={people.map(({ userId, name }) => ({ value: userId, label: name }))}
        onChange={(event) => onChange({ ...absence, userId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('deputy')}
        value={absence.deputyUserId ?? ''}
        data={[
          { value: '', label: t('nobody') },
          ...people
            .filter(({ userId }) => userId !== absence.userId)
            .map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        onChange={(event) => onChange({ ...absence, deputyUserId: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label={t('from')}
        value={typed.from ?? dateOf(absence.from)}
        onChange={(event) => setDay('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('until')}
        value={typed.until ?? dateOf(absence.until, -1)}
        onChange={(event) => setDay('until', event.currentTarget.value)}
      />
      <ActionIcon aria-label={t('remove')} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function SavedOnes({ people, value, onChange }: Omit<Props, 'trial'>) {
  const t = useTranslations('whatIf.absences');
  const time = useTime();
  const now = useNow();
  const saved = people.flatMap(({ name, absences }) => absences.map((absence) => ({ name, ...absence })));
  if (saved.length === 0) return null;
  return (
    <fieldset className="plain-fieldset">
      <legend className={styles.legend}>{t('saved')}</legend>
      <ul className={styles.plain}>
        {saved.map(({ absenceId, name, from, until }) => (
          <li key={absenceId}>
            <Checkbox
              label={t('span', { name, from: time.begin(from, now), until: time.end(until, now) })}
              checked={!value.removed.includes(absenceId)}
              onChange={(event) =>
                onChange({
                  ...value,
                  removed: event.currentTarget.checked
                    ? value.removed.filter((id) => id !== absenceId)
                    : [...value.removed, absenceId],
                })
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
