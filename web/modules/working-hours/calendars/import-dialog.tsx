import { Button, Checkbox, FileButton, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { HoursSettings, ImportedCalendar } from '../../../api/types.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { useTime } from '../../../time/use-time.ts';
import { FormProblem } from '../../../ui/index.ts';
import styles from '../year/year.module.css';
import { RefusedLines } from './refused-lines.tsx';

type DaysOff = HoursSettings['ownDaysOff'][number];
type Props = {
  /** How many entries the list still takes. */
  free: number;
  /** Entries that are there already, saved or not. */
  known: readonly DaysOff[];
  onClose: () => void;
  onTake: (days: DaysOff[]) => void;
};

/** Reads a calendar file and shows what it would add and what it would not; only then are days taken into the form. */
export function ImportDialog({ free, known, onClose, onTake }: Props) {
  const t = useTranslations('hours.import');
  const actions = useTranslations('common.actions');
  const { path } = useDealer();
  const problemText = useProblemText();
  const read = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return api.post<ImportedCalendar>(path('/settings/hours/imports'), form);
    },
  });
  const choose = (file: File | null) => {
    if (file !== null) read.mutate(file);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <div className={styles.dialog}>
        <p className={styles.soft} style={{ margin: 0 }}>
          {t('text')}
        </p>
        <div>
          <FileButton accept=".ics,text/calendar" onChange={choose}>
            {(props) => (
              <Button {...props} variant="default" loading={read.isPending} data-autofocus>
                {t('choose')}
              </Button>
            )}
          </FileButton>
        </div>
        <FormProblem>{read.error === null ? null : problemText(read.error)}</FormProblem>
        {read.data !== undefined && (
          <Found
            key={read.submittedAt}
            found={read.data}
            free={free}
            known={known}
            onClose={onClose}
            onTake={onTake}
          />
        )}
      </div>
    </Modal>
  );
}

function Found({ found, free, known, onClose, onTake }: Props & { found: ImportedCalendar }) {
  const t = useTranslations('hours.import');
  const actions = useTranslations('common.actions');
  const time = useTime();
  const isKnown = ({ from, until, known: off }: ImportedCalendar['daysOff'][number]) =>
    off || known.some((each) => each.from <= from && until <= each.until);
  const [chosen, setChosen] = useState(
    () => new Set(found.daysOff.flatMap((days, index) => (isKnown(days) ? [] : [index]))),
  );
  const toggle = (index: number) => {
    const next = new Set(chosen);
    if (!next.delete(index)) next.add(index);
    setChosen(next);
  };
  const taken = found.daysOff.filter((_, index) => chosen.has(index));
  return (
    <>
      {found.daysOff.length === 0 ? (
        <p style={{ margin: 0 }}>{t('nothing')}</p>
      ) : (
        <fieldset className="plain-fieldset">
          <legend>{t('found', { count: found.daysOff.length })}</legend>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <ul className={styles.list} tabIndex={0}>
            {found.daysOff.map((days, index) => (
              <li key={`${days.line} ${days.from}`}>
                <Checkbox
                  checked={chosen.has(index)}
                  onChange={() => toggle(index)}
                  label={days.name === '' ? t('nameless') : days.name}
                  description={[
                    days.from === days.until
                      ? time.plainDate(days.from)
                      : t('span', { from: time.plainDate(days.from), until: time.plainDate(days.until) }),
                    ...(isKnown(days) ? [t('known')] : []),
                  ].join(' · ')}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {found.over > 0 && (
        <p className={styles.soft} style={{ margin: 0 }}>
          {t('over', { count: found.over })}
        </p>
      )}
      <RefusedLines lines={found.refused} more={found.moreRefused} />
      {taken.length > free && <FormProblem>{t('tooMany', { free })}</FormProblem>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {actions('cancel')}
        </Button>
        <Button
          disabled={taken.length === 0 || taken.length > free}
          onClick={() => onTake(taken.map(({ from, until, name }) => ({ from, until, name })))}
        >
          {t('take', { count: taken.length })}
        </Button>
      </Group>
    </>
  );
}
