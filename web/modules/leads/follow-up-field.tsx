import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { readNow, useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import {
  type FollowUp,
  type FollowUpKind,
  firstChoice,
  momentOfFollowUp,
  problemOfFollowUp,
} from './follow-up.ts';
import styles from './follow-up-field.module.css';

const kinds = ['usual', 'tomorrow', 'twoDays', 'monday', 'chosen'] as const;

type Props = {
  label: string;
  /** What happens when nothing is chosen: "as usual", "stays as it is". */
  usual: string;
  /** The working days that "as usual" means, so that it is not offered twice. */
  usualDays?: number | null;
  value: FollowUp;
  onChange: (value: FollowUp) => void;
};

/** The next moment, from a few that are usual (each with its date) or of one's own. Speaks the dealer's clocks. */
export function FollowUpField({ label, usual, usualDays = null, value, onChange }: Props) {
  const t = useTranslations('lead.followUp');
  const time = useTime();
  const now = useNow();
  const id = useId();
  const nameOf = (kind: FollowUpKind): string => {
    if (kind === 'usual') return usual;
    if (kind === 'chosen') return t('chosen');
    const moment = momentOfFollowUp({ kind }, now, time.timeZone);
    return typeof moment === 'string' ? t(kind, { moment: time.absolute(moment, now) }) : t('chosen');
  };
  const problem = problemOfFollowUp(value, now, time.timeZone);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <NativeSelect
        id={id}
        size="xs"
        className={styles.select ?? ''}
        value={value.kind}
        data={kinds
          .filter((kind) => kind !== 'twoDays' || usualDays !== 2)
          .map((kind) => ({ value: kind, label: nameOf(kind) }))}
        onChange={(event) => {
          const kind = kinds.find((each) => each === event.currentTarget.value) ?? 'usual';
          onChange(kind === 'chosen' ? firstChoice(readNow(), time.timeZone) : { kind });
        }}
      />
      {value.kind === 'chosen' && (
        <>
          <TextInput
            type="date"
            size="xs"
            aria-label={t('date')}
            value={value.date}
            onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            size="xs"
            aria-label={t('time')}
            value={value.time}
            onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          />
          {problem !== null && (
            <span className={styles.problem} role="alert">
              {t(problem)}
            </span>
          )}
        </>
      )}
    </div>
  );
}
