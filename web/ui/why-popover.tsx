import { Popover, UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import styles from './why-popover.module.css';

type Props = {
  /** What is explained, for screen readers and as the popover's heading: "Why this time". */
  label: string;
  /** Rendered (and so fetched) only while open. */
  children: () => ReactNode;
  width?: number;
};

/** Explains on the spot. Opens by click, Enter or Space; Escape closes and gives the focus back. */
export function WhyPopover({ label, children, width = 380 }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={width}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <UnstyledButton
          className={styles.target ?? ''}
          aria-label={label}
          onClick={() => setOpened((open) => !open)}
        >
          <IconHelpCircle size={18} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown ?? ''}>
        <h2 className={styles.title}>{label}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long explanation scrolls, so the keyboard must reach it */}
        <div className={styles.body} tabIndex={0} data-autofocus>
          {opened && children()}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
