import type { DueBatch } from '../../platform/due-work/index.ts';
import { openRaw } from './use-cases/opened.ts';
import { type ReadParts, readRaw } from './use-cases/read-raw.ts';
import { readKind } from './use-cases/store-raw.ts';

/**
 * What falls due in mail: reading stored messages. Those of one dealer that wait go one after the other in one transaction:
 * they would wait for each other at the rotation anyway, and a commit for all costs as much as one for each.
 */
export function mailJobs(parts: ReadParts): Record<typeof readKind, DueBatch> {
  return {
    [readKind]: {
      most: 16,
      handle: async (tx, rawIds) => {
        await Promise.all(rawIds.map((rawId) => openRaw(tx, rawId)));
        for (const rawId of rawIds) await readRaw(tx, rawId, parts);
        return new Map();
      },
    },
  };
}
