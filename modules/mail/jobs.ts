import type { DueHandler } from '../../platform/due-work/index.ts';
import { type ReadParts, readRaw } from './use-cases/read-raw.ts';
import { readKind } from './use-cases/store-raw.ts';

/** What falls due in mail: reading a stored message. */
export function mailJobs(parts: ReadParts): Record<typeof readKind, DueHandler> {
  return {
    [readKind]: async (tx, rawId) => {
      await readRaw(tx, rawId, parts);
      return null;
    },
  };
}
