import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './list.module.css';

export type Option = { value: string; label: string };

type Props = {
  label: string;
  options: readonly Option[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
};

/** One filter: a chip that opens its values as checks, and names what is chosen. Several values mean any of them. */
export function FilterMenu({ label, options, values, onChange }: Props) {
  const t = useTranslations('leads.filters');
  const chosen = options.filter((option) => values.includes(option.value));
  // A value of an old address that is not offered any more still filters, so it still counts.
  const text =
    values.length === 0
      ? label
      : values.length === 1 && chosen[0] !== undefined
        ? `${label}: ${chosen[0].label}`
        : `${label}: ${values.length}`;
  return (
    <Menu position="bottom-start" width="max-content" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.chip ?? ''} data-active={values.length > 0}>
          <span className={styles.chipText}>{text}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.CheckboxGroup value={[...values]} onChange={onChange}>
          {options.map((option) => (
            <Menu.CheckboxItem key={option.value} value={option.value}>
              {option.label}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        {options.length === 0 && <Menu.Label>{t('nothing')}</Menu.Label>}
        {values.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])}>{t('clearOne')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
