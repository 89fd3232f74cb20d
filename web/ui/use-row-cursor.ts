import { type RefObject, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHotkeys } from './hotkeys.ts';

/**
 * j and k (and the arrow keys of a focused row) move a cursor over rows. The cursor is a row's key, so it stays on its row
 * when others come in above; the row's own link gets the focus, so Enter opens it.
 */
export function useRowCursor(
  keys: readonly string[],
  container: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
) {
  const t = useTranslations('common.keys');
  const [cursor, setCursor] = useState<string | null>(null);

  const move = (by: number) => {
    if (keys.length === 0) return;
    const at = cursor === null ? -1 : keys.indexOf(cursor);
    const index = Math.max(0, Math.min(keys.length - 1, at === -1 ? 0 : at + by));
    const key = keys[index];
    if (key === undefined) return;
    setCursor(key);
    scrollTo(index);
    requestAnimationFrame(() => {
      const row = container.current?.querySelector(`[data-row-key="${CSS.escape(key)}"]`);
      const target = row?.querySelector<HTMLElement>('a, button') ?? null;
      target?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  };

  useHotkeys([
    { keys: 'j', label: t('down'), group: 'list', run: () => move(1) },
    { keys: 'k', label: t('up'), group: 'list', run: () => move(-1) },
  ]);
  return { cursor, setCursor, move };
}
