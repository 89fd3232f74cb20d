import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Leads to the field that the address names (`?field=groups.0.poolUserId`), or to the nearest around it: elements carry
 * theirs as `data-path`, as Mantine's forms write it. An address that names none, or one that there is not, changes nothing.
 */
export function useFieldOfAddress(): void {
  const { field } = useSearch({ strict: false });
  useEffect(() => {
    if (field === undefined) return;
    const found = nearest(field);
    const input = found?.matches('input, select, textarea, button')
      ? found
      : found?.querySelector<HTMLElement>('input, select, textarea, button');
    found?.scrollIntoView({ block: 'center' });
    input?.focus({ preventScroll: true });
  }, [field]);
}

function nearest(field: string): HTMLElement | null {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length--) {
    const path = CSS.escape(parts.slice(0, length).join('.'));
    const found = document.querySelector<HTMLElement>(`[data-path="${path}"]`);
    if (found !== null) return found;
  }
  return null;
}
