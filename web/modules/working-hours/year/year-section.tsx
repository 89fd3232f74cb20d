import { ActionIcon, Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconChevronLeft, IconChevronRight, IconFileImport, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { HoursSettings } from '../../../api/types.ts';
import { readNow } from '../../../time/clock.ts';
import { wallOf } from '../../../time/zone.ts';
import { ImportDialog } from '../calendars/import-dialog.tsx';
import { type Entry, entriesOf } from './days.ts';
import { type Draft, EntryDialog } from './entry-dialog.tsx';
import { useCalendars, useHolidays } from './use-year.ts';
import styles from './year.module.css';
import { YearCalendar, YearLegend } from './year-calendar.tsx';
import { YearTable } from './year-table.tsx';

type Props = { form: UseFormReturnType<HoursSettings>; disabled: boolean };

const usualOpening: Draft['intervals'] = [['10:00', '16:00']];

/** The year: what is closed and what is open after all, to look at, to read, and to change. */
export function YearSection({ form, disabled }: Props) {
  const t = useTranslations('hours');
  const { dealer } = useDealer();
  const today = wallOf(readNow(), dealer.timeZone).date;
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [draft, setDraft] = useState<Draft | null>(null);
  const [importing, setImporting] = useState(false);
  const { values } = form;
  const holidays = useHolidays(year, values.holidays);
  const calendars = useCalendars();
  const entries = entriesOf(year, {
    hours: values,
    holidays: values.holidays === null ? [] : (holidays.data?.days ?? []),
    calendars: calendars.data?.rows ?? [],
  });
  const { put, remove } = listsOf(form);
  const select = (range: { from: string; until: string }) => setDraft(draftOf(range, entries));
  const errorOf = ({ kind, index }: Entry): ReactNode =>
    index === null
      ? null
      : errorAt(form, kind === 'own' ? `ownDaysOff.${index}` : `specialOpenings.${index}`);

  return (
    <div className={styles.section}>
      <div className={styles.head}>
        <ActionIcon aria-label={t('showYear', { year: String(year - 1) })} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <h3 aria-live="polite">{year}</h3>
        <ActionIcon aria-label={t('showYear', { year: String(year + 1) })} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </div>
      {!disabled && <p className={styles.hint}>{t('yearHint')}</p>}
      <YearLegend />
      <YearCalendar
        key={year}
        year={year}
        today={today}
        weekly={values.weekly}
        entries={entries}
        disabled={disabled}
        onSelect={select}
      />
      {!disabled && (
        <div className={styles.actions}>
          <Button
            data-path="ownDaysOff"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setDraft(newDraft('own', { from: '', until: '' }))}
          >
            {t('addDaysOff')}
          </Button>
          <Button
            data-path="specialOpenings"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setDraft(newDraft('opening', { from: '', until: '' }))}
          >
            {t('addOpening')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => setImporting(true)}
          >
            {t('import.open')}
          </Button>
        </div>
      )}
      <YearTable
        year={year}
        entries={entries}
        disabled={disabled}
        errorOf={errorOf}
        onEdit={(entry) => setDraft(draftOfEntry(entry))}
        onRemove={(entry) => remove(draftOfEntry(entry))}
      />
      {draft !== null && (
        <EntryDialog
          draft={draft}
          isTaken={(date, index) =>
            values.specialOpenings.some((each, at) => each.date === date && at !== (index ?? -1))
          }
          onClose={() => setDraft(null)}
          onRemove={(removed) => {
            remove(removed);
            setDraft(null);
          }}
          onDone={(done) => {
            put(done);
            // What was entered shows at once, also in another year.
            if (!done.until.startsWith(String(year)) && !done.from.startsWith(String(year))) {
              setYear(Number(done.from.slice(0, 4)));
            }
            setDraft(null);
          }}
        />
      )}
      {importing && (
        <ImportDialog
          free={200 - values.ownDaysOff.length}
          known={values.ownDaysOff}
          onClose={() => setImporting(false)}
          onTake={(days) => {
            form.setFieldValue('ownDaysOff', [...values.ownDaysOff, ...days] as never);
            setImporting(false);
          }}
        />
      )}
    </div>
  );
}

function errorAt(form: UseFormReturnType<HoursSettings>, path: string): ReactNode {
  const key = Object.keys(form.errors).find((each) => each === path || each.startsWith(`${path}.`));
  return key === undefined ? null : form.errors[key];
}

/** Puts a draft into its list, or takes it out. */
function listsOf(form: UseFormReturnType<HoursSettings>) {
  const { ownDaysOff, specialOpenings } = form.values;
  function replaced<T>(list: readonly T[], index: number | null, one: T): T[] {
    return index === null ? [...list, one] : list.map((each, at) => (at === index ? one : each));
  }
  return {
    put: ({ kind, index, from, until, name, intervals }: Draft) => {
      if (kind === 'own') {
        form.setFieldValue('ownDaysOff', replaced(ownDaysOff, index, { from, until, name }) as never);
      } else {
        const opening = { date: from, name, intervals };
        form.setFieldValue('specialOpenings', replaced(specialOpenings, index, opening) as never);
      }
    },
    remove: ({ kind, index }: Draft) => {
      const without = <T,>(list: readonly T[]) => list.filter((_, at) => at !== index) as never;
      if (kind === 'own') form.setFieldValue('ownDaysOff', without(ownDaysOff));
      else form.setFieldValue('specialOpenings', without(specialOpenings));
    },
  };
}

function newDraft(kind: Draft['kind'], range: { from: string; until: string }): Draft {
  return { kind, index: null, name: '', intervals: usualOpening, ...range };
}

/** What is meant by selecting days: the entry that is there, on a holiday an opening, else new days off. */
function draftOf(range: { from: string; until: string }, entries: readonly Entry[]): Draft {
  const there = entries.filter(({ from, until }) => from <= range.from && range.until <= until);
  const isDay = range.from === range.until;
  const entry =
    there.find(({ kind }) => kind === 'opening' && isDay) ??
    there.find(({ kind }) => kind === 'own' && isDay);
  if (entry !== undefined) return draftOfEntry(entry);
  const closed = isDay && there.some(({ kind }) => kind !== 'opening');
  return newDraft(closed ? 'opening' : 'own', range);
}

function draftOfEntry({ kind, index, from, until, name, intervals }: Entry): Draft {
  return { kind: kind === 'opening' ? 'opening' : 'own', index, from, until, name, intervals };
}
