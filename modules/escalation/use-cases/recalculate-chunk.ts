import type { DealerTx } from '../../../platform/sql/index.ts';
import { noteOpenLeads } from '../../dealers/index.ts';
import { type LeadClock, lockClocks } from '../screens/lead-clock.ts';
import { deadlinesOfLeads, lockDeadlines, type StoredDeadline } from '../screens/open-deadlines.ts';
import { findChunk, isRunning, noteProgress, type Recalculation, type Standing } from '../store/index.ts';
import { type Moved, moveAll } from './move-all.ts';

/** Somebody else is working on some of the leads: these are computed after so long. */
const AGAIN = Temporal.Duration.from({ seconds: 1 });

/**
 * Computes a range of the open leads again, by the rules that were saved with the change. Leads that somebody else is
 * working on are left for the next time; what was computed already comes out the same then. Nothing happens any more when a
 * newer change has taken over.
 */
export async function recalculateChunk(tx: DealerTx, chunkId: string): Promise<Temporal.Instant | null> {
  const chunk = await findChunk(tx, chunkId);
  if (!chunk) return null;
  const { recalculation } = chunk;
  const [{ deadlines, open }, running] = await Promise.all([
    lockDeadlines(tx, chunk, 'leaveOut'),
    isRunning(tx, recalculation),
  ]);
  if (!running) return null;
  const { moved } = await move(tx, deadlines, recalculation);
  const complete = deadlines.length >= open;
  const done = complete ? { moved, computed: open, chunkId } : { moved };
  const standing = await noteProgress(tx, recalculation, done);
  await tellEnd(tx, recalculation, standing);
  return complete ? null : tx.now.add(AGAIN);
}

/**
 * Computes locked leads again whose turn has not come yet, because something is to happen to them now; answers all the
 * clocks as they are then.
 */
export async function catchUp(
  tx: DealerTx,
  clocks: ReadonlyMap<string, LeadClock>,
  behind: { readonly recalculation: Recalculation; readonly leadIds: readonly string[] },
): Promise<ReadonlyMap<string, LeadClock>> {
  const leadIds = behind.leadIds.filter((leadId) => clocks.has(leadId));
  const { moved } = await move(tx, await deadlinesOfLeads(tx, leadIds), behind.recalculation);
  if (moved > 0) tx.atEnd(noteCaughtUp, { recalculation: behind.recalculation, moved });
  return new Map([...clocks, ...(await lockClocks(tx, leadIds))]);
}

async function noteCaughtUp(
  tx: DealerTx,
  items: readonly { readonly recalculation: Recalculation; readonly moved: number }[],
): Promise<void> {
  for (const { recalculation, moved } of items) {
    await tellEnd(tx, recalculation, await noteProgress(tx, recalculation, { moved }));
  }
}

/** Writes what moves in the name of whoever changed the settings, and takes back notices that have become pointless. */
async function move(
  tx: DealerTx,
  deadlines: readonly StoredDeadline[],
  { area, rules, by }: Recalculation,
): Promise<Moved> {
  const actor = by.userId === null ? tx.actor : { kind: 'user' as const, ...by };
  const moved = moveAll({ ...tx, actor }, deadlines, { area, rules });
  const { laterAgain } = moved;
  if (laterAgain.length > 0) await tx.announce('escalation.recalculated', { over: false, laterAgain });
  return moved;
}

/** With the last lead the version of the settings is told what became of them, and whoever looks at the desk. */
async function tellEnd(
  tx: DealerTx,
  { area, version }: Recalculation,
  { ended, moved, chunksLeft }: Standing,
): Promise<void> {
  if (!ended) return;
  noteOpenLeads(tx, { area, version }, { openLeads: 'recalculate', moved });
  if (chunksLeft === 0) await tx.announce('escalation.recalculated', { over: true, laterAgain: [] });
}
