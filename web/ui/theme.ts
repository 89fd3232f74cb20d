import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const grey: MantineColorsTuple = [
  '#f6f7f8',
  '#eef1f4',
  '#dfe2e6',
  '#c9ced5',
  '#aab2bc',
  '#868e99',
  '#566170',
  '#3f4854',
  '#2a313a',
  '#1c2127',
];
const dark: MantineColorsTuple = [
  '#e6e9ec',
  '#c6cdd4',
  '#a3adb8',
  '#78828f',
  '#3d444d',
  '#31373f',
  '#22272d',
  '#1a1e23',
  '#14171b',
  '#0f1215',
];
const accent: MantineColorsTuple = [
  '#e6eefc',
  '#cddcf9',
  '#a9c5f6',
  '#8db6fb',
  '#5a91f0',
  '#2f6fe0',
  '#1f5fd0',
  '#1a53b8',
  '#16469b',
  '#123a80',
];

/** Neutral greys and one accent. Green, yellow and red are no theme colours: they belong to `DueBadge` alone. */
export const theme = createTheme({
  colors: { gray: grey, dark, accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: '"Source Sans 3", system-ui, sans-serif',
  headings: {
    fontFamily: 'inherit',
    fontWeight: '650',
    sizes: { h1: { fontSize: '22px', lineHeight: '28px' }, h2: { fontSize: '17px', lineHeight: '24px' } },
  },
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '6px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Anchor: { defaultProps: { underline: 'always' } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        // Its <header> would be a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    // The placeholder it would focus first is no menu item; the first item is focused instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'none', withinPortal: true } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});

/** Mantine's own defaults for placeholder, dimmed and error text miss AA or are red; these do not. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--fc-surface)',
    '--mantine-color-text': 'var(--fc-text)',
    '--mantine-color-bright': 'var(--fc-text)',
    '--mantine-color-dimmed': 'var(--fc-text-soft)',
    '--mantine-color-placeholder': 'var(--fc-text-soft)',
    '--mantine-color-anchor': 'var(--fc-accent-text)',
    '--mantine-color-error': 'var(--fc-text)',
    '--mantine-color-default': 'var(--fc-surface)',
    '--mantine-color-default-hover': 'var(--fc-hover)',
    '--mantine-color-default-color': 'var(--fc-text)',
    '--mantine-color-default-border': 'var(--fc-line-strong)',
    '--mantine-color-accent-light': 'var(--fc-accent-soft)',
    '--mantine-color-accent-light-hover': 'var(--fc-accent-soft)',
    '--mantine-color-accent-light-color': 'var(--fc-accent-text)',
    '--mantine-color-accent-text': 'var(--fc-accent-text)',
    '--mantine-color-accent-outline': 'var(--fc-accent-text)',
    '--mantine-color-gray-light': 'var(--fc-hover)',
    '--mantine-color-gray-light-color': 'var(--fc-text)',
    '--mantine-color-gray-text': 'var(--fc-text-soft)',
  };
  return { variables: {}, light: shared, dark: shared };
};
