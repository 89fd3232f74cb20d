import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { SettingsVersions } from '../../../api/types.ts';
import { Loaded } from '../../../ui/index.ts';
import { fieldsOf } from '../fields/registry.ts';
import { useFind, useWords } from '../fields/use-words.ts';
import type { SettingsArea, SettingsValues } from '../use-settings.ts';
import { changesBetween } from './changes.ts';
import styles from './history.module.css';
import { RestoreStep } from './restore-step.tsx';
import { VersionEntry } from './version-entry.tsx';

type Props<Area extends SettingsArea> = {
  area: Area;
  opened: boolean;
  onClose: () => void;
  /** The value that holds now. */
  current: SettingsValues[Area];
  dirty: boolean;
  /** Puts an earlier value into the form. */
  onRestore: (value: SettingsValues[Area]) => void;
};

/** Who changed an area, when, and what, field by field; and the way back to an earlier state. */
export function HistoryDrawer<Area extends SettingsArea>(props: Props<Area>) {
  const t = useTranslations('settingsWords.history');
  const actions = useTranslations('common.actions');
  const find = useFind();
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      position="right"
      size="lg"
      title={t('title', { area: find(`settings.areas.${props.area}`) ?? '' })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {props.opened && <Versions {...props} />}
    </Drawer>
  );
}

function Versions<Area extends SettingsArea>({ area, onClose, current, dirty, onRestore }: Props<Area>) {
  const { path, keys } = useDealer();
  const versions = useQuery({
    queryKey: [...keys.settings, area, 'versions'],
    queryFn: ({ signal }) =>
      api.get<SettingsVersions<SettingsValues[Area]>>(path(`/settings/${area}/versions`), { signal }),
  });
  return (
    <Loaded query={versions}>
      {(data) => (
        <List
          area={area}
          versions={data}
          current={current}
          dirty={dirty}
          onRestore={(value) => {
            onRestore(value);
            onClose();
          }}
        />
      )}
    </Loaded>
  );
}

type ListProps<Area extends SettingsArea> = Pick<Props<Area>, 'area' | 'current' | 'dirty' | 'onRestore'> & {
  versions: SettingsVersions<SettingsValues[Area]>;
};

function List<Area extends SettingsArea>({ area, versions, current, dirty, onRestore }: ListProps<Area>) {
  const t = useTranslations('settingsWords.history');
  const words = useWords(versions.names);
  const fields = fieldsOf[area];
  /** The version that is about to be restored; 0: what was delivered. */
  const [chosen, setChosen] = useState<number | null>(null);
  const { rows, delivered } = versions;
  if (rows.length === 0) return <p className={styles.soft}>{t('empty')}</p>;
  if (chosen !== null) {
    const row = rows.find(({ version }) => version === chosen);
    const value = row?.value ?? delivered;
    return (
      <RestoreStep
        changedAt={row?.changedAt ?? null}
        changes={changesBetween(fields, current, value, words)}
        dirty={dirty}
        onBack={() => setChosen(null)}
        onTake={() => onRestore(value)}
      />
    );
  }
  return (
    <ol className={styles.versions}>
      {rows.map((row, index) => (
        <VersionEntry
          key={row.version}
          row={row}
          changes={changesBetween(fields, rows[index + 1]?.value ?? delivered, row.value, words)}
          onRestore={index === 0 ? null : () => setChosen(row.version)}
        />
      ))}
      {rows.at(-1)?.version === 1 && (
        <li className={styles.version}>
          <div className={styles.head}>
            <span>{t('delivered')}</span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('restoreDelivered')}
              onClick={() => setChosen(0)}
            >
              {t('restore')}
            </Button>
          </div>
        </li>
      )}
    </ol>
  );
}
