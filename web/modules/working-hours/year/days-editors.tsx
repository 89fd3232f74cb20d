import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { HoursSettings } from '../../../api/types.ts';
import styles from '../../dealers/settings.module.css';
import { nextInterval } from '../week/weekly.ts';
import { IntervalsEditor } from '../week/weekly-editor.tsx';

type Props<T> = { value: readonly T[]; errors: Record<string, ReactNode>; onChange: (value: T[]) => void };
type DayOff = HoursSettings['ownDaysOff'][number];
type Opening = HoursSettings['specialOpenings'][number];

function replaced<T>(list: readonly T[], index: number, change: Partial<T>): T[] {
  return list.map((each, at) => (at === index ? { ...each, ...change } : each));
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('hours');
  return (
    <ActionIcon
      aria-label={t('removeEntry', { name: name === '' ? t('thisEntry') : name })}
      onClick={onRemove}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}

/** Company holidays: ranges of days with a name. */
export function DaysOffEditor({ value, errors, onChange }: Props<DayOff>) {
  const t = useTranslations('hours');
  return (
    <>
      {value.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity but its place
        <div key={index} className={styles.entry}>
          <TextInput
            type="date"
            label={t('from')}
            value={each.from}
            onChange={(event) => {
              const from = event.currentTarget.value;
              const until = each.until < from ? from : each.until;
              onChange(replaced(value, index, { from, until }));
            }}
          />
          <TextInput
            type="date"
            label={t('until')}
            value={each.until}
            error={errors[`ownDaysOff.${index}.until`]}
            onChange={(event) => onChange(replaced(value, index, { until: event.currentTarget.value }))}
          />
          <TextInput
            label={t('name')}
            maxLength={80}
            value={each.name}
            onChange={(event) => onChange(replaced(value, index, { name: event.currentTarget.value }))}
          />
          <RemoveButton name={each.name} onRemove={() => onChange(value.filter((_, at) => at !== index))} />
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...value, { from: '', until: '', name: '' }])}
        >
          {t('addDaysOff')}
        </Button>
      </div>
    </>
  );
}

/** Single dates with hours of their own. */
export function OpeningsEditor({ value, errors, onChange }: Props<Opening>) {
  const t = useTranslations('hours');
  return (
    <>
      {value.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity but its place
        <div key={index} className={styles.openingEntry}>
          <div className={styles.opening}>
            <TextInput
              type="date"
              label={t('date')}
              value={each.date}
              error={errors[`specialOpenings.${index}.date`]}
              onChange={(event) => onChange(replaced(value, index, { date: event.currentTarget.value }))}
            />
            <TextInput
              label={t('name')}
              maxLength={80}
              value={each.name}
              onChange={(event) => onChange(replaced(value, index, { name: event.currentTarget.value }))}
            />
            <RemoveButton name={each.name} onRemove={() => onChange(value.filter((_, at) => at !== index))} />
          </div>
          <div className={styles.pairLine}>
            <IntervalsEditor
              day={each.name || t('openings')}
              intervals={each.intervals}
              onChange={(intervals) => onChange(replaced(value, index, { intervals }))}
            />
            <ActionIcon
              aria-label={t('addInterval', { day: each.name || t('openings') })}
              onClick={() =>
                onChange(
                  replaced(value, index, { intervals: [...each.intervals, nextInterval(each.intervals)] }),
                )
              }
            >
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...value, { date: '', intervals: [['10:00', '16:00']], name: '' }])}
        >
          {t('addOpening')}
        </Button>
      </div>
    </>
  );
}
