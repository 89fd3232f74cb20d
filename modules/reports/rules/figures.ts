import type { Histogram } from './quantiles.ts';
import type { Dimension, Event, Measure, Outcome } from './question.ts';

/** How many leads, how they ended, and how many of them each event happened to at least once. */
export type Counts = { readonly leads: number; readonly people: number } & {
  readonly [key in Outcome | Event]: number;
};

export interface MeasureFigures {
  readonly work: Histogram;
  readonly elapsed: Histogram;
  readonly inTime: number;
  readonly late: number;
}

export interface Group extends Counts {
  /** The id, the value, the month `YYYY-MM`; `none` where there is none. */
  readonly key: string;
}

/** What a period of a report consists of, before any words. */
export interface PeriodFigures {
  readonly counts: Counts;
  readonly measures: { readonly [measure in Measure]: MeasureFigures };
}

export type Groups = { readonly [dimension in Dimension]: readonly Group[] };
