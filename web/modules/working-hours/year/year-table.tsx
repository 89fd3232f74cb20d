import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTime } from '../../../time/use-time.ts';
import type { Entry } from './days.ts';
import styles from './year.module.css';

type Props = {
  year: number;
  entries: readonly Entry[];
  disabled: boolean;
  errorOf: (entry: Entry) => ReactNode;
  onEdit: (entry: Entry) => void;
  onRemove: (entry: Entry) => void;
};

/** Everything of the year in a list: the same as the calendar for whoever reads rather than looks, and where it is changed. */
export function YearTable({ year, entries, disabled, errorOf, onEdit, onRemove }: Props) {
  const t = useTranslations('hours');
  const actions = useTranslations('common.actions');
  const time = useTime();
  // The year stands above; only another one is said.
  const day = (date: string) => (date.startsWith(`${year}-`) ? time.plainDay(date) : time.plainDate(date));
  const span = ({ from, until }: Entry) =>
    from === until ? day(from) : t('span', { from: day(from), until: day(until) });
  if (entries.length === 0) return <p className={styles.hint}>{t('noneInYear', { year: String(year) })}</p>;
  return (
    <table className={styles.table}>
      <caption>{t('tableOf', { year: String(year) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">
            <span className="visually-hidden">{actions('edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.kind} ${entry.index ?? entry.calendar ?? ''} ${entry.from} ${entry.name}`}>
            <td>{span(entry)}</td>
            <td>
              {entry.name} <span className={styles.soft}>{what(entry)}</span>
              <Problem>{errorOf(entry)}</Problem>
            </td>
            <td>
              {entry.index !== null && !disabled && (
                <>
                  <ActionIcon
                    aria-label={t('editEntry', { name: entry.name || span(entry) })}
                    onClick={() => onEdit(entry)}
                  >
                    <IconPencil size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('removeEntry', { name: entry.name || span(entry) })}
                    onClick={() => onRemove(entry)}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function what({ kind, calendar, intervals }: Entry): string {
    if (calendar !== null) return t('fromCalendar', { calendar });
    if (kind !== 'opening') return t(`kinds.${kind}`);
    return t('openFrom', { hours: intervals.map((each) => each.join('–')).join(', ') });
  }
}

function Problem({ children }: { children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <span className={styles.wrong} role="alert">
      {children}
    </span>
  );
}
