import type { DealerSetup } from '../setup.ts';
import type { Given } from './assign.ts';
import type { Fate } from './fate.ts';
import { fatesOf } from './fates.ts';
import { type Figures, figuresOf } from './figures.ts';
import { openHouse } from './house.ts';
import { mailsOf } from './mails.ts';
import { type Pace, paceOf } from './pace.ts';
import type { AnswerModel, Past } from './past.ts';

export interface ReplayOptions {
  readonly model: AnswerModel;
  /** As the answers were really given: measured once, by the hours that were in force (`measurePace`). */
  readonly pace: Pace;
  /** Who gets each lead at first, of a replay in which the same holds (`givesAlike`). */
  readonly given?: readonly Given[];
  /** Hears how many leads are done, every thousand. */
  readonly onProgress?: (done: number) => void;
}

export interface Replay {
  readonly figures: Figures;
  /** One for each lead, in their order. */
  readonly fates: readonly Fate[];
  readonly given: readonly Given[];
}

/**
 * The leads of the past under a set-up: through the same `decide` with ledgers of its own, and by the same clock. Depends
 * on nothing but its arguments. What it assumes about answers, and what it leaves out: decision 17.
 */
export function replay(setup: DealerSetup, past: Past, options: ReplayOptions): Replay {
  const house = openHouse(setup, past);
  const { fates, given } = fatesOf(house, past, options);
  return { fates, given, figures: figuresOf(house, fates, mailsOf(house, past, fates)) };
}

/** The pace at which people really answered, by the hours of the saved set-up. */
export function measurePace(saved: DealerSetup, past: Past): Pace {
  return paceOf(past, openHouse(saved, past).calendar);
}
