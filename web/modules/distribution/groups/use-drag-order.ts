import { type PointerEvent, type RefObject, useState } from 'react';

/**
 * Drags entries of a list by a handle, with mouse, pen or finger. The list's direct children are the entries; while one is
 * dragged the others make room at once (`move`), so there is nothing to drop.
 */
export function useDragOrder(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const end = () => setDragged(null);
  return {
    dragged,
    handle: (index: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(index);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (dragged === null) return;
        const to = placeAt(event.clientY, list.current);
        if (to === null || to === dragged) return;
        move(dragged, to);
        setDragged(to);
      },
      onPointerUp: end,
      onPointerCancel: end,
    }),
  };
}

/** The entry whose span holds the height on the screen. Above and below the list: none, nothing moves. */
function placeAt(y: number, list: HTMLElement | null): number | null {
  const at = [...(list?.children ?? [])].findIndex((entry) => {
    const { top, bottom } = entry.getBoundingClientRect();
    return top <= y && y < bottom;
  });
  return at === -1 ? null : at;
}
