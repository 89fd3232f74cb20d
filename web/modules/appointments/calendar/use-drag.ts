import { type PointerEvent, useRef, useState } from 'react';
import { useTime } from '../../../time/use-time.ts';
import { momentOf } from '../../../time/zone.ts';
import { timeOf } from '../span.ts';
import { type Item, mayMove } from './items.ts';
import { HOUR_PX, snapped } from './layout.ts';

type Held = { item: Item; grabbed: number; from: number | null };

export type DragOf = ReturnType<typeof useDrag>;

/**
 * Drags items over the columns of days. What is dragged stays where it is until it is let go, and a shadow shows where it
 * would land. Only by mouse or pen: a finger scrolls, and moves by the form.
 */
export function useDrag({ first, onMove }: { first: number; onMove: (item: Item, from: number) => void }) {
  const { timeZone } = useTime();
  const columns = useRef(new Map<string, HTMLElement>());
  const [held, setHeld] = useState<Held | null>(null);
  const dragged = useRef(false);

  function momentUnder(x: number, y: number, offset: number): number | null {
    for (const [date, element] of columns.current) {
      const box = element.getBoundingClientRect();
      if (x < box.left || x > box.right) continue;
      const minutes = snapped(first * 60 + ((y - box.top - offset) / HOUR_PX) * 60);
      const moment = momentOf({ date, time: timeOf(minutes) }, timeZone);
      return moment === null ? null : Date.parse(moment);
    }
    return null;
  }

  return {
    column: (date: string, element: HTMLElement | null) => {
      if (element === null) columns.current.delete(date);
      else columns.current.set(date, element);
    },
    ghost:
      held === null || held.from === null
        ? null
        : { key: held.item.key, from: held.from, until: held.from + held.item.until - held.item.from },
    /** Whether the click that comes now is the end of a drag. */
    wasDragged: () => dragged.current,
    handlers: (item: Item) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        dragged.current = false;
        if (!mayMove(item) || event.button !== 0 || event.pointerType === 'touch') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const grabbed = event.clientY - event.currentTarget.getBoundingClientRect().top;
        setHeld({ item, grabbed, from: null });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held === null) return;
        const from = momentUnder(event.clientX, event.clientY, held.grabbed);
        // a hand that trembles is no drag
        if (from === null || (held.from === null && from === held.item.from)) return;
        dragged.current = true;
        if (from !== held.from) setHeld({ ...held, from });
      },
      onPointerUp: () => {
        if (held !== null && held.from !== null) onMove(held.item, held.from);
        setHeld(null);
      },
      onPointerCancel: () => setHeld(null),
    }),
  };
}
