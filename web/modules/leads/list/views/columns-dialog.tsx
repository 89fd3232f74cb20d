import { ActionIcon, Button, Checkbox, Group, Modal, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { LeadColumn } from '../../../../api/types.ts';
import styles from '../list.module.css';
import type { Shown } from './use-shown.ts';
import { allColumns, fixedColumns, movedBy, usualColumns } from './view-state.ts';

/** Which columns, in which order, how high the rows. It shows at once. */
export default function ColumnsDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const t = useTranslations('leadList.columns');
  const names = useTranslations('leads.columns');
  const actions = useTranslations('common.actions');
  const { columns, density, setLook } = shown;
  const hidden = allColumns.filter((column) => !columns.includes(column));
  const set = (next: readonly LeadColumn[]) => setLook({ columns: [...next] });
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': actions('close') }}>
      <SegmentedControl
        fullWidth
        aria-label={t('density')}
        value={density}
        onChange={(value) => setLook({ density: value === 'comfortable' ? 'comfortable' : 'compact' })}
        data={[
          { value: 'compact', label: t('compact') },
          { value: 'comfortable', label: t('comfortable') },
        ]}
      />
      <ul className={styles.columnList}>
        {[...columns, ...hidden].map((column) => {
          const isShown = columns.includes(column);
          return (
            <li key={column} className={styles.columnLine}>
              <Checkbox
                label={names(column)}
                checked={isShown}
                disabled={fixedColumns.includes(column)}
                onChange={() =>
                  set(isShown ? columns.filter((each) => each !== column) : [...columns, column])
                }
              />
              {isShown &&
                ([-1, 1] as const).map((by) => (
                  <ActionIcon
                    key={by}
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={t(by === -1 ? 'earlier' : 'later', { name: names(column) })}
                    disabled={movedBy(columns, column, by) === columns}
                    onClick={() => set(movedBy(columns, column, by))}
                  >
                    {by === -1 ? (
                      <IconArrowUp size={16} aria-hidden />
                    ) : (
                      <IconArrowDown size={16} aria-hidden />
                    )}
                  </ActionIcon>
                ))}
            </li>
          );
        })}
      </ul>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" onClick={() => setLook({ columns: [...usualColumns], density: 'compact' })}>
          {t('usual')}
        </Button>
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </Modal>
  );
}
