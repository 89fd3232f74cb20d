import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { TaskRequest } from '../../api/types.ts';
import dialog from '../leads/dialog.module.css';

const kinds = ['never', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Repeat = { readonly kind: (typeof kinds)[number]; readonly until: string };

/** What is sent of it. */
export function seriesOf({ kind, until }: Repeat): NonNullable<TaskRequest['series']> | null {
  if (kind === 'never') return null;
  const step = kind === 'quarter' ? ({ every: 3, unit: 'month' } as const) : { every: 1, unit: kind };
  return { ...step, ...(until === '' ? {} : { until }) };
}

/** How the task comes again, and until when. */
export function RepeatField({ value, onChange }: { value: Repeat; onChange: (value: Repeat) => void }) {
  const t = useTranslations('tasks.form');
  return (
    <div className={dialog.pair}>
      <NativeSelect
        label={t('repeat')}
        data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
        value={value.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value) ?? 'never';
          onChange({ ...value, kind });
        }}
      />
      {value.kind !== 'never' && (
        <TextInput
          type="date"
          label={t('until')}
          description={t('untilHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value.until}
          onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
