import { ActionIcon, Button, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { HoursSettings } from '../../../api/types.ts';
import { isWrong, nextInterval } from '../week/weekly.ts';
import { IntervalsEditor } from '../week/weekly-editor.tsx';
import styles from './year.module.css';

/** Days off or an opening as it is being edited. */
export type Draft = {
  kind: 'own' | 'opening';
  /** The place in its list; null: it is new. */
  index: number | null;
  from: string;
  /** The same as `from` for an opening. */
  until: string;
  name: string;
  intervals: HoursSettings['specialOpenings'][number]['intervals'];
};

type Props = {
  draft: Draft;
  /** Whether the date has a special opening already, other than this one. */
  isTaken: (date: string, index: number | null) => boolean;
  onClose: () => void;
  onDone: (draft: Draft) => void;
  onRemove: (draft: Draft) => void;
};

/** One entry of the year: days off from one date to another, or one date with its own hours. */
export function EntryDialog({ draft, isTaken, onClose, onDone, onRemove }: Props) {
  const t = useTranslations('hours');
  const actions = useTranslations('common.actions');
  const [values, setValues] = useState(draft);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setValues({ ...values, ...change });
  const isOpening = values.kind === 'opening';
  const errors = errorsOf(values, isTaken);
  const shown = tried ? errors : {};
  const say = (code: 'needed' | 'order' | 'tooLong' | 'dateTwice' | 'needsHours' | undefined) =>
    code === undefined ? undefined : t(`entryErrors.${code}`);
  return (
    <Modal
      opened
      onClose={onClose}
      title={draft.index === null ? t('newEntry') : t(`kinds.${draft.kind}`)}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <form
        noValidate
        className={styles.dialog}
        onSubmit={(event) => {
          // The dialog stands inside the form of the page, which is not meant.
          event.preventDefault();
          event.stopPropagation();
          setTried(true);
          if (Object.keys(errors).length === 0) onDone(values);
        }}
      >
        {draft.index === null && (
          <SegmentedControl
            fullWidth
            aria-label={t('entryKind')}
            value={values.kind}
            onChange={(kind) => set({ kind: kind === 'opening' ? 'opening' : 'own' })}
            data={[
              { value: 'own', label: t('kinds.own') },
              { value: 'opening', label: t('kinds.opening') },
            ]}
          />
        )}
        {isOpening ? (
          <TextInput
            type="date"
            label={t('date')}
            value={values.from}
            error={say(shown.from)}
            onChange={(event) => set({ from: event.currentTarget.value, until: event.currentTarget.value })}
          />
        ) : (
          <div className={styles.pair}>
            <TextInput
              type="date"
              label={t('from')}
              value={values.from}
              error={say(shown.from)}
              onChange={(event) => {
                const from = event.currentTarget.value;
                set({ from, until: values.until < from ? from : values.until });
              }}
            />
            <TextInput
              type="date"
              label={t('until')}
              value={values.until}
              error={say(shown.until)}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
          </div>
        )}
        <TextInput
          label={t('name')}
          description={isOpening ? t('openingsHint') : t('daysOffHint')}
          maxLength={80}
          data-autofocus
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {isOpening && (
          <div>
            <div className={styles.line}>
              <IntervalsEditor
                day={values.name || t('kinds.opening')}
                intervals={values.intervals}
                onChange={(intervals) => set({ intervals })}
              />
              <ActionIcon
                aria-label={t('addInterval', { day: values.name || t('kinds.opening') })}
                disabled={values.intervals.length >= 8}
                onClick={() => set({ intervals: [...values.intervals, nextInterval(values.intervals)] })}
              >
                <IconPlus size={18} aria-hidden />
              </ActionIcon>
            </div>
            {shown.intervals !== undefined && (
              <span className={styles.wrong} role="alert">
                {say(shown.intervals)}
              </span>
            )}
          </div>
        )}
        <Group justify="space-between">
          {draft.index === null ? (
            <span />
          ) : (
            <Button variant="default" onClick={() => onRemove(draft)}>
              {actions('remove')}
            </Button>
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {actions('cancel')}
            </Button>
            <Button type="submit">{draft.index === null ? actions('add') : t('take')}</Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
}

type Errors = {
  from?: 'needed' | 'dateTwice';
  until?: 'order' | 'tooLong';
  intervals?: 'needsHours';
};

const YEAR_MS = 366 * 86_400_000;

function errorsOf({ kind, from, until, index, intervals }: Draft, isTaken: Props['isTaken']): Errors {
  if (from === '') return { from: 'needed' };
  if (kind === 'own') {
    if (until < from) return { until: 'order' };
    return Date.parse(until) - Date.parse(from) >= YEAR_MS ? { until: 'tooLong' } : {};
  }
  if (isTaken(from, index)) return { from: 'dateTwice' };
  return intervals.length === 0 || intervals.some(isWrong) ? { intervals: 'needsHours' } : {};
}
