import { Button, FileButton, Group, Modal, NativeSelect } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ImportView } from '../../api/types.ts';
import { useCodeText, useProblemText } from '../../i18n/use-problem-text.ts';
import { FormProblem, usePhone, useToast } from '../../ui/index.ts';
import { errorFile } from './error-file.ts';
import styles from './import.module.css';

const SHOWN_PROBLEMS = 50;

type Props = {
  title: string;
  hint: string;
  /** Where the file goes; the preview stands below it. */
  below: string;
  fieldName: (field: string) => string;
  onDone: () => void;
  onClose: () => void;
};

/** A file of rows: choose it, say what its columns are, see what would happen, take it over. */
export function ImportDialog(props: Props) {
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="xl"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <ImportSteps {...props} />
    </Modal>
  );
}

function ImportSteps({ hint, below, fieldName, onDone, onClose }: Props) {
  const t = useTranslations('tables');
  const { path } = useDealer();
  const toast = useToast();
  const problemText = useProblemText();
  const [file, setFile] = useState<File | null>(null);
  const send = (address: string, chosen: File, mapping: string | undefined) => {
    const form = new FormData();
    form.append('file', chosen, chosen.name);
    return api.post<ImportView>(path(address), form, { query: { mapping } });
  };
  const preview = useMutation({
    mutationFn: ({ chosen, mapping }: { chosen: File; mapping?: string }) =>
      send(`${below}/preview`, chosen, mapping),
  });
  const take = useMutation({
    mutationFn: ({ chosen, mapping }: { chosen: File; mapping: string }) => send(below, chosen, mapping),
    onSuccess: (view) => {
      toast.done(t('done', { created: view.created, changed: view.changed }));
      onDone();
      if (view.problems.length === 0) onClose();
    },
  });
  const view = take.data ?? preview.data;
  const error = take.error ?? preview.error;
  return (
    <div className={styles.steps}>
      <p className={styles.hint}>{hint}</p>
      <FileButton
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(chosen) => {
          if (chosen === null) return;
          setFile(chosen);
          take.reset();
          preview.mutate({ chosen });
        }}
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            loading={preview.isPending}
            leftSection={<IconFileImport size={18} aria-hidden />}
            data-autofocus
          >
            {file === null ? t('choose') : t('chooseOther', { name: file.name })}
          </Button>
        )}
      </FileButton>
      <FormProblem>{error === null ? null : problemText(error)}</FormProblem>
      {view !== undefined && file !== null && (
        <>
          <Mapping
            view={view}
            fieldName={fieldName}
            onMap={(mapping) => preview.mutate({ chosen: file, mapping })}
            disabled={take.data !== undefined || preview.isPending}
          />
          <Outcome view={view} taken={take.data !== undefined} fieldName={fieldName} name={file.name} />
          {take.data === undefined ? (
            <Group justify="flex-end">
              <Button
                loading={take.isPending}
                disabled={view.missing.length > 0 || view.created + view.changed === 0 || preview.isPending}
                onClick={() => take.mutate({ chosen: file, mapping: mappingOf(view.columns) })}
              >
                {t('take', { count: view.created + view.changed })}
              </Button>
            </Group>
          ) : (
            <Group justify="flex-end">
              <Button onClick={onClose}>{t('finish')}</Button>
            </Group>
          )}
        </>
      )}
    </div>
  );
}

function mappingOf(columns: readonly { field: string | null; index: number }[]): string {
  return columns.flatMap(({ field, index }) => (field === null ? [] : [`${field}:${index}`])).join(',');
}

type MappingProps = {
  view: ImportView;
  fieldName: (field: string) => string;
  onMap: (mapping: string) => void;
  disabled: boolean;
};

/** Each column of the file with what stands in it, and what it is. A field is filled by one column. */
function Mapping({ view, fieldName, onMap, disabled }: MappingProps) {
  const t = useTranslations('tables');
  const map = (index: number, field: string) => {
    const columns = view.columns.map((column) =>
      column.index === index
        ? { ...column, field: field === '' ? null : field }
        : { ...column, field: column.field === field ? null : column.field },
    );
    onMap(mappingOf(columns));
  };
  return (
    <section aria-label={t('columns')}>
      <h2 className={styles.heading}>{t('columns')}</h2>
      <ul className={styles.columns}>
        {view.columns.map((column) => (
          <li key={column.index} className={styles.column}>
            <span className={styles.columnText}>
              <strong>{column.name || t('noName', { number: column.index + 1 })}</strong>
              <span className={styles.soft}>{column.samples.join(' · ')}</span>
            </span>
            <NativeSelect
              aria-label={t('fieldOf', { name: column.name || t('noName', { number: column.index + 1 }) })}
              disabled={disabled}
              value={column.field ?? ''}
              data={[
                { value: '', label: t('notRead') },
                ...view.fields.map((field) => ({ value: field, label: fieldName(field) })),
              ]}
              onChange={(event) => map(column.index, event.currentTarget.value)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type OutcomeProps = { view: ImportView; taken: boolean; fieldName: (field: string) => string; name: string };

/** What happens, or has happened, and every line that is left out with the reason. */
function Outcome({ view, taken, fieldName, name }: OutcomeProps) {
  const t = useTranslations('tables');
  const codeText = useCodeText();
  const lines = new Set(view.problems.map(({ line }) => line)).size;
  const wordsOf = ({ field, code, value }: ImportView['problems'][number]) =>
    [field === null ? '' : fieldName(field), codeText(code) ?? code, value === null ? '' : `„${value}“`]
      .filter((part) => part !== '')
      .join(' ');
  return (
    <section aria-label={t('outcome')} aria-live="polite">
      <h2 className={styles.heading}>{t('outcome')}</h2>
      {view.missing.length > 0 ? (
        <p>{t('missing', { fields: view.missing.map(fieldName).join(', ') })}</p>
      ) : (
        <p>
          {t(taken ? 'taken' : 'would', {
            lines: view.lines,
            created: view.created,
            changed: view.changed,
            unchanged: view.unchanged,
          })}
        </p>
      )}
      {lines > 0 && (
        <>
          <Group justify="space-between">
            <strong>{t('leftOut', { count: lines })}</strong>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => errorFile(view, wordsOf, name, t('reason'))}
            >
              {t('download')}
            </Button>
          </Group>
          <ul className={styles.problems}>
            {view.problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
              <li key={`${problem.line} ${problem.field} ${problem.code}`}>
                {t('line', { line: problem.line })}: {wordsOf(problem)}
              </li>
            ))}
          </ul>
          {view.problems.length > SHOWN_PROBLEMS && <p className={styles.soft}>{t('moreInFile')}</p>}
        </>
      )}
    </section>
  );
}
