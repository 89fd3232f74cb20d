import { type KeyboardEvent, useState } from 'react';

export interface Place {
  readonly row: number;
  readonly day: number;
}

/**
 * The cell that is looked at: by hovering, by focus, by tap or by arrow keys. One cell of the calendar is in the order of
 * Tab, the arrow keys lead to the others.
 */
export function useChosen({ rows, days, step }: { rows: number; days: number; step: number }) {
  const [chosen, setChosen] = useState<Place>({ row: 0, day: 0 });
  const [hovered, setHovered] = useState<Place | null>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = moved(event.key, chosen, step);
    if (next === null || next.row < 0 || next.row >= rows || next.day < 0 || next.day >= days) return;
    event.preventDefault();
    setChosen(next);
    const place = `[data-place="${next.row} ${next.day}"]`;
    event.currentTarget.querySelector<HTMLElement>(place)?.focus();
  };

  return {
    /** What the details are about. */
    shown: hovered ?? chosen,
    isChosen: ({ row, day }: Place) => row === chosen.row && day === chosen.day,
    choose: setChosen,
    hover: setHovered,
    onKeyDown,
  };
}

/** `step`: days from one line to the next where days stand below each other; 0: lines are rotations. */
function moved(key: string, { row, day }: Place, step: number): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return { row, day: day - 1 };
    case 'ArrowRight':
      return { row, day: day + 1 };
    case 'ArrowUp':
      return step === 0 ? { row: row - 1, day } : { row, day: day - step };
    case 'ArrowDown':
      return step === 0 ? { row: row + 1, day } : { row, day: day + step };
    case 'Home':
      return { row, day: 0 };
    default:
      return null;
  }
}
