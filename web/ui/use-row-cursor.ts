import { type RefObject, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHotkeys } from './hotkeys.ts';

export type Extension = { readonly from: string | null; readonly to: string };
type Options = {
  scrollTo: (index: number) => void;
  /** The row the cursor starts on, if it is there. */
  startAt?: string | null | undefined;
  /** With Shift the cursor takes rows along; without this it does not. */
  onExtend?: ((extension: Extension) => void) | undefined;
};

/**
 * j and k (and the arrow keys of a focused row) move a cursor over rows. The cursor is a row's key, so it stays on its row
 * when others come in above; the row's own link gets the focus, so Enter opens it.
 */
export function useRowCursor(
  keys: readonly string[],
  container: RefObject<HTMLElement | null>,
  { scrollTo, startAt = null, onExtend }: Options,
) {
  const t = useTranslations('common.keys');
  const [cursor, setCursor] = useState<string | null>(startAt);
  const lastIndex = useRef(-1);
  const at = cursor === null ? -1 : keys.indexOf(cursor);
  if (at !== -1) lastIndex.current = at;

  const move = (by: 1 | -1) => {
    // A row that has left the list is followed by the one that took its place.
    const gone = by === 1 ? lastIndex.current : lastIndex.current - 1;
    const index = Math.max(0, Math.min(keys.length - 1, at === -1 ? gone : at + by));
    const key = keys[index];
    if (key === undefined) return null;
    setCursor(key);
    scrollTo(index);
    // At once where the row is there, so that an Enter right behind the key opens it.
    if (!focusRow(container.current, key)) {
      requestAnimationFrame(() => focusRow(container.current, key));
    }
    return key;
  };
  const extend = (by: 1 | -1) => {
    const from = cursor;
    const to = move(by);
    if (to !== null) onExtend?.({ from, to });
  };

  useHotkeys([
    { keys: 'j', label: t('down'), group: 'list', run: () => move(1) },
    { keys: 'k', label: t('up'), group: 'list', run: () => move(-1) },
    ...(onExtend === undefined
      ? []
      : [
          { keys: 'shift+j', label: t('selectDown'), group: 'list' as const, run: () => extend(1) },
          { keys: 'shift+k', label: t('selectUp'), group: 'list' as const, run: () => extend(-1) },
        ]),
  ]);
  return { cursor, setCursor, move };
}

function focusRow(container: HTMLElement | null, key: string): boolean {
  const row = container?.querySelector(`[data-row-key="${CSS.escape(key)}"]`) ?? null;
  row?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== null;
}
