import type { AbsenceSpan } from '../../../people/rules/deputies.ts';

/** Time cut where an absence begins or ends: within a segment the same people are away. */
export interface Segments {
  /** The number of the segment that holds a moment. */
  readonly at: (moment: number) => number;
  /** The absences that run in the segment of a moment. */
  readonly absencesAt: (moment: number) => readonly AbsenceSpan[];
}

export function segmentsOf(absences: readonly AbsenceSpan[]): Segments {
  const cuts = [...new Set(absences.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b);
  const running = new Map<number, readonly AbsenceSpan[]>();
  const at = (moment: number): number => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cuts[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const absencesAt = (moment: number): readonly AbsenceSpan[] => {
    const segment = at(moment);
    let found = running.get(segment);
    if (!found) {
      found = absences.filter(({ from, until }) => from <= moment && moment < until);
      running.set(segment, found);
    }
    return found;
  };
  return { at, absencesAt };
}
