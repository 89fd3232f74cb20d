import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { dateAfterKey, rangeOf } from './days.ts';

type Selection = { readonly anchor: string; readonly reached: string };

function dateUnder(event: PointerEvent): string | null {
  // A captured pointer names the first day as its target, wherever it is.
  const element = document.elementFromPoint(event.clientX, event.clientY);
  return element?.closest<HTMLElement>('[data-date]')?.dataset.date ?? null;
}

/**
 * Selecting days of the year: dragging with the mouse or a pen, tapping with a finger (dragging scrolls), arrows with
 * Shift on the keyboard and Enter. `focused` is the one day that Tab reaches.
 */
export function useDaySelection(start: string, onSelected: (range: { from: string; until: string }) => void) {
  const [selection, setSelection] = useState<Selection | null>(null);
  const [focused, setFocused] = useState(start);
  const dragging = useRef(false);
  const pointer = useRef('');

  const settle = ({ anchor, reached }: Selection) => {
    setSelection(null);
    dragging.current = false;
    onSelected(rangeOf(anchor, reached));
  };

  return {
    focused,
    selected: selection === null ? null : rangeOf(selection.anchor, selection.reached),
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        pointer.current = event.pointerType;
        const date = dateUnder(event);
        if (date === null || event.button !== 0 || event.pointerType === 'touch') return;
        dragging.current = true;
        setFocused(date);
        setSelection({ anchor: date, reached: date });
      },
      onPointerMove: (event: PointerEvent) => {
        const date = dragging.current ? dateUnder(event) : null;
        if (date !== null) setSelection((before) => before && { ...before, reached: date });
      },
      onPointerUp: () => {
        if (dragging.current && selection !== null) settle(selection);
      },
      onPointerLeave: () => {
        dragging.current = false;
        setSelection(null);
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const date = (event.target as HTMLElement).dataset.date;
        if (date === undefined) return;
        if (event.key === 'Escape') setSelection(null);
        const next = dateAfterKey(date, event.key);
        if (next === null) return;
        event.preventDefault();
        setFocused(next);
        setSelection(event.shiftKey ? { anchor: selection?.anchor ?? date, reached: next } : null);
        event.currentTarget.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
      },
    },
    /** A day was clicked by a key (no detail) or a finger; the mouse has settled its drag before. */
    click: (date: string, detail: number) => {
      if (detail !== 0 && pointer.current !== 'touch') return;
      setFocused(date);
      settle(selection ?? { anchor: date, reached: date });
    },
  };
}
