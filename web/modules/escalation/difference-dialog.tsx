import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EscalationSettings } from '../../api/types.ts';
import { useTime } from '../../time/use-time.ts';
import { usePhone } from '../../ui/index.ts';
import { DurationField } from '../dealers/duration-field.tsx';
import dialog from '../leads/dialog.module.css';
import styles from './escalation.module.css';
import { type Override, overrideOf, type Row, type Source, TIMES, type Time, timesOfRow } from './times.ts';

type Props = {
  row: Row;
  settings: EscalationSettings;
  sources: readonly Source[];
  onClose: () => void;
  onDone: (override: Override) => void;
};

/** Where one source or lead type differs, time by time. Nothing is saved here; the settings' own button does. */
export function DifferenceDialog({ row, settings, sources, onClose, onDone }: Props) {
  const t = useTranslations('settings.escalation');
  const common = useTranslations('common');
  const phone = usePhone();
  const [override, setOverride] = useState<Override>(overrideOf(settings, row));
  return (
    <Modal opened onClose={onClose} title={row.name} fullScreen={phone} size="lg">
      <form
        className={dialog.form}
        noValidate
        onSubmit={(event) => {
          // the dialog stands in a portal, but React hands its events to the form around it
          event.preventDefault();
          event.stopPropagation();
          onDone(override);
        }}
      >
        {TIMES.map((time) => (
          <OneTime
            key={time}
            time={time}
            value={override[time]}
            inherited={timesOfRow(withoutOverride(settings, row), row, sources).times[time]}
            onChange={(value) => setOverride(withTime(override, time, value))}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('actions.cancel')}
          </Button>
          <Button type="submit">{t('apply')}</Button>
        </Group>
      </form>
    </Modal>
  );
}

type OneTimeProps = {
  time: Time;
  /** Minutes; null: never; undefined: as above it. */
  value: number | null | undefined;
  inherited: number | null;
  onChange: (value: number | null | undefined) => void;
};

function OneTime({ time, value, inherited, onChange }: OneTimeProps) {
  const t = useTranslations('settings.escalation');
  const words = useTime();
  const said = inherited === null ? t('never') : words.duration(inherited * 60);
  const choices = [
    { value: 'inherited', label: t('inherited', { said }) },
    { value: 'own', label: t('ownTime') },
    ...(time === 'responseMinutes' ? [] : [{ value: 'never', label: t(`off.${time}`) }]),
  ];
  const chosen = value === undefined ? 'inherited' : value === null ? 'never' : 'own';
  const usual = inherited ?? 60;
  return (
    <div className={styles.oneTime}>
      <Select
        label={t(`times.${time}`)}
        data={choices}
        value={chosen}
        allowDeselect={false}
        onChange={(next) => onChange(next === 'own' ? usual : next === 'never' ? null : undefined)}
      />
      {typeof value === 'number' && (
        <DurationField label={t(`times.${time}`)} hint={null} value={value} onChange={onChange} />
      )}
    </div>
  );
}

function withTime(override: Override, time: Time, value: number | null | undefined): Override {
  const { [time]: _, ...others } = override;
  return value === undefined ? others : ({ ...others, [time]: value } as Override);
}

function withoutOverride(settings: EscalationSettings, { list, id }: Row): EscalationSettings {
  const { [id]: _, ...others } = settings[list];
  return { ...settings, [list]: others };
}
