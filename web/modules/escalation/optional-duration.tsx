import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { DurationField } from '../dealers/duration-field.tsx';

type Props = {
  label: string;
  hint: string;
  /** The words of the switch that turns it off. */
  off: string;
  /** Minutes; null: off. */
  value: number | null;
  /** What it begins with when it is turned on. */
  usual: number;
  error?: ReactNode;
  /** The field's path in its area, by which an address leads to it. */
  path?: string;
  onChange: (minutes: number | null) => void;
};

/** A span that there may be none of. */
export function OptionalDuration({ label, hint, off, value, usual, error, path, onChange }: Props) {
  return (
    <div data-path={path}>
      {value !== null && (
        <DurationField label={label} hint={hint} value={value} error={error} onChange={onChange} />
      )}
      <Switch
        label={off}
        checked={value === null}
        onChange={(event) => onChange(event.currentTarget.checked ? null : usual)}
      />
    </div>
  );
}
