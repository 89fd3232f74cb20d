import { type PointerEvent, useEffect, useState } from 'react';
import {
  DAY_MINUTES,
  drawn,
  type Edge,
  FINGER_STEP,
  joined,
  minutesOf,
  movedBy,
  STEP,
  snapped,
  withEdge,
} from './drag.ts';
import { type Interval, isWrong, type Weekday, type Weekly } from './weekly.ts';

/** What the pointer took hold of: an empty stretch, an interval, or one of its ends. */
export type Hold =
  | { readonly kind: 'empty' }
  | { readonly kind: 'interval'; readonly index: number }
  | { readonly kind: Edge; readonly index: number };

type Drag = {
  readonly day: Weekday;
  readonly hold: Hold;
  readonly pointer: number;
  /** Where it began; of an interval its opening, of an end that end. */
  readonly anchor: number;
  /** How far the pointer is off that place, so that nothing jumps at first. */
  readonly off: number;
  readonly step: number;
  /** Null until it has moved by a step: a click changes nothing. */
  readonly draft: Interval[] | null;
};

function minutesAt(event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return ((event.clientX - left) / width) * DAY_MINUTES;
}

function dragged(day: readonly Interval[], { hold, anchor, step }: Drag, minutes: number): Interval[] {
  if (hold.kind === 'empty') return [...day, drawn(anchor, minutes, step)];
  return day.map((interval, index) => {
    if (index !== hold.index) return interval;
    if (hold.kind === 'interval') return movedBy(interval, minutes - anchor);
    return withEdge(interval, hold.kind, minutes);
  });
}

/**
 * Drags with mouse, pen or finger on the track of a day: `take` on the track's pointer-down, the rest is spread on the
 * track. Escape puts back what was.
 */
export function useWeekDrag(value: Weekly, onChange: (weekly: Weekly) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragging = drag !== null;
  useEffect(() => {
    if (!dragging) return;
    // Dragging focuses nothing, so the key is heard everywhere, and meant for nobody else.
    const putBack = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setDrag(null);
    };
    window.addEventListener('keydown', putBack, { capture: true });
    return () => window.removeEventListener('keydown', putBack, { capture: true });
  }, [dragging]);
  const shown = (day: Weekday): readonly Interval[] => (drag?.day === day && drag.draft) || value[day];

  const take = (day: Weekday, hold: Hold, event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || (hold.kind === 'empty' && value[day].length >= 8)) return;
    const step = event.pointerType === 'touch' ? FINGER_STEP : STEP;
    const held = hold.kind === 'empty' ? undefined : value[day][hold.index];
    if (hold.kind !== 'empty' && held === undefined) return;
    const at = minutesAt(event);
    const anchor =
      held === undefined ? snapped(at, step) : minutesOf(hold.kind === 'closes' ? held[1] : held[0]);
    const off = held === undefined ? 0 : at - anchor;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ day, hold, pointer: event.pointerId, anchor, off, step, draft: null });
  };

  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag === null || event.pointerId !== drag.pointer) return;
    const at = minutesAt(event) - drag.off;
    if (drag.draft === null && Math.abs(at - drag.anchor) < drag.step / 2) return;
    setDrag({ ...drag, draft: dragged(value[drag.day], drag, snapped(at, drag.step)) });
  };

  const end = () => {
    if (drag?.draft) {
      // A time that is not typed to its end stays for its field.
      const right = drag.draft.filter((interval) => !isWrong(interval));
      onChange({ ...value, [drag.day]: [...joined(right), ...drag.draft.filter(isWrong)] });
    }
    setDrag(null);
  };

  return {
    shown,
    take,
    track: { onPointerMove: move, onPointerUp: end, onPointerCancel: () => setDrag(null) },
    dragging,
  };
}
