import type { Colour, DueView } from '../api/types.ts';

/** The colour at `now` (epoch ms): yellow from `yellowFrom`, red from `at` on. The same boundaries as the server's filter. */
export function colourAt(due: Pick<DueView, 'at' | 'yellowFrom'>, now: number): Colour {
  if (now >= Date.parse(due.at)) return 'red';
  if (now >= Date.parse(due.yellowFrom)) return 'yellow';
  return 'green';
}
