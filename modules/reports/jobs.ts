import type { DueHandler } from '../../platform/due-work/index.ts';
import { fillFigures } from './use-cases/keep-figures.ts';

/** What reports do in the background: counting leads from before. */
export function reportJobs(): Readonly<Record<string, DueHandler>> {
  return { 'reports.fill': (tx) => fillFigures(tx) };
}
