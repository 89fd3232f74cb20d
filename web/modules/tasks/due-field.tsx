import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { addDays } from '../../time/zone.ts';
import { TimeField } from '../../ui/index.ts';
import dialog from '../leads/dialog.module.css';
import { type DueFields, today } from './due-choice.ts';
import styles from './tasks.module.css';

type Props = { value: DueFields; onChange: (value: DueFields) => void; error?: string | undefined };

/** The day, and the time where it matters; the usual days are one click. */
export function DueField({ value, onChange, error }: Props) {
  const t = useTranslations('tasks.form');
  const { timeZone } = useTime();
  const day = today(useNow(), timeZone);
  const quick = [
    { label: t('today'), date: day },
    { label: t('tomorrow'), date: addDays(day, 1) },
    { label: t('nextWeek'), date: addDays(day, 7) },
  ];
  return (
    <fieldset className={dialog.group}>
      <legend>{t('due')}</legend>
      <div className={styles.quick}>
        {quick.map(({ label, date }) => (
          <Button
            key={date}
            size="compact-md"
            variant={value.date === date ? 'light' : 'default'}
            aria-pressed={value.date === date}
            onClick={() => onChange({ ...value, date })}
          >
            {label}
          </Button>
        ))}
      </div>
      <div className={dialog.pair}>
        <TextInput
          type="date"
          label={t('date')}
          min={day}
          value={value.date}
          error={error}
          onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
        />
        <TimeField
          label={t('time')}
          description={t('timeHint')}
          value={value.time}
          onChange={(time) => onChange({ ...value, time })}
        />
      </div>
    </fieldset>
  );
}
