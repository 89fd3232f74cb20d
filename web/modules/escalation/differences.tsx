import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EscalationSettings } from '../../api/types.ts';
import { useTime } from '../../time/use-time.ts';
import table from '../distribution/card-table.module.css';
import { knownLeadTypes } from '../distribution/groups/group-words.ts';
import { useLeadWords } from '../leads/words.ts';
import { DifferenceDialog } from './difference-dialog.tsx';
import styles from './escalation.module.css';
import { type Row, type Source, TIMES, timesOfRow, withOverride } from './times.ts';

type Form = UseFormReturnType<EscalationSettings>;
type Props = { form: Form; sources: readonly Source[]; mayChange: boolean };

/** Sources and lead types, each with the times that hold for it and where they come from. */
export function Differences({ form, sources, mayChange }: Props) {
  const t = useTranslations('settings.escalation');
  const words = useLeadWords();
  const [edited, setEdited] = useState<Row | null>(null);
  const groups = [
    {
      path: 'bySource',
      title: t('sources'),
      rows: sources.map(
        ({ sourceId, name }): Row => ({ list: 'bySource', id: sourceId, name: words.source(name) }),
      ),
    },
    {
      path: 'byLeadType',
      title: t('leadTypes'),
      rows: knownLeadTypes.map((type): Row => ({ list: 'byLeadType', id: type, name: words.type(type) })),
    },
  ];
  return (
    <>
      {groups.map(({ path, title, rows }) => (
        <section key={title} data-path={path}>
          <h3 className={styles.small}>{title}</h3>
          <table className={`${table.table} ${styles.times}`}>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                {TIMES.map((time) => (
                  <th key={time} scope="col">
                    {t(`columns.${time}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('change')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <DifferenceRow
                  key={row.id}
                  row={row}
                  form={form}
                  sources={sources}
                  mayChange={mayChange}
                  onEdit={() => setEdited(row)}
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {edited !== null && (
        <DifferenceDialog
          row={edited}
          settings={form.values}
          sources={sources}
          onClose={() => setEdited(null)}
          onDone={(override) => {
            form.clearErrors();
            form.setFieldValue(edited.list, withOverride(form.values, edited, override) as never);
            setEdited(null);
          }}
        />
      )}
    </>
  );
}

type RowProps = Props & { row: Row; onEdit: () => void };

function DifferenceRow({ row, form, sources, mayChange, onEdit }: RowProps) {
  const t = useTranslations('settings.escalation');
  const time = useTime();
  const { times, origin } = timesOfRow(form.values, row, sources);
  const error = Object.entries(form.errors).find(([field]) => field.startsWith(`${row.list}.${row.id}`))?.[1];
  return (
    <>
      <tr>
        <th scope="row">{row.name}</th>
        {TIMES.map((name) => {
          const minutes = times[name];
          const from = origin(name);
          return (
            <td key={name} data-label={t(`columns.${name}`)}>
              <span className={styles.time} data-origin={from}>
                {minutes === null ? t('never') : time.duration(minutes * 60)}
                {from !== 'dealer' && <span className={styles.origin}>{t(`origins.${from}`)}</span>}
              </span>
            </td>
          );
        })}
        <td className={table.end}>
          {mayChange && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={onEdit}
              aria-label={t('changeOf', { name: row.name })}
            >
              {t('change')}
            </Button>
          )}
        </td>
      </tr>
      {error !== undefined && (
        <tr>
          <td colSpan={TIMES.length + 2}>
            <p className={styles.error} role="alert">
              {error}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}
