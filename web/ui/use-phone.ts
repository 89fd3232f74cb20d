import { useMediaQuery } from '@mantine/hooks';

/** True below 900 px, where the navigation is at the bottom and tables are lists. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
}
