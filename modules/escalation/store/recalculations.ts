import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { dueChannel } from '../../../platform/due-work/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { calendarMemo } from '../../working-hours/index.ts';
import type { ClockRules, Timed } from '../rules/index.ts';

/** The kind of due work that computes a range of the open leads again; its subject is the chunk. */
export const recalculateKind = 'recalculate';

/** Goes ahead of whatever is due already: events of these leads would have to compute them in small pieces. */
const AHEAD = Temporal.Duration.from({ hours: 24 * 365 });

/** Open leads that are computed again piece by piece. */
export interface Recalculation {
  readonly recalculationId: string;
  /** The version of the settings that it belongs to. */
  readonly area: Timed;
  readonly version: number;
  readonly rules: ClockRules;
  /** Who changed the settings. */
  readonly by: { readonly userId: string | null; readonly name: string | null };
}

/** Ids of leads from `from` on; before `until`, or all that come if there is none. */
export interface LeadRange {
  readonly from: string;
  readonly until: string | null;
}

export interface Chunk extends LeadRange {
  readonly chunkId: string;
  readonly recalculation: Recalculation;
}

/** Changes of the settings that move the open leads of a dealer happen one after the other. */
export async function waitForOtherChanges(tx: DealerTx): Promise<void> {
  await sql`select from dealer where dealer_id = ${tx.dealerId} for no key update`.execute(tx.db);
}

/** A newer change takes over what is still to be computed; answers what had come of the one before. */
export async function takeOver(
  tx: DealerTx,
): Promise<{ readonly area: Timed; readonly version: number; readonly moved: number } | null> {
  const { rows } = await sql<{ area: Timed; version: number; moved: number; recalculation_id: string }>`
    update recalculation set ended_at = ${tx.now} where dealer_id = ${tx.dealerId} and ended_at is null
    returning area, version, moved, recalculation_id`.execute(tx.db);
  const [before] = rows;
  if (!before) return null;
  tx.write(
    tx.db
      .deleteFrom('recalculation_chunk')
      .where('dealer_id', '=', tx.dealerId)
      .where('recalculation_id', '=', before.recalculation_id),
  );
  return before;
}

/** Writes the work down; workers begin with it as soon as this is committed. */
export function insertRecalculation(
  tx: DealerTx,
  {
    area,
    version,
    rules,
    leads,
    ranges,
  }: Omit<Recalculation, 'recalculationId' | 'by'> & {
    readonly leads: number;
    readonly ranges: readonly LeadRange[];
  },
): void {
  const recalculationId = newId(tx.now);
  const stored = { ...rules, calendar: rules.calendar.calendar };
  tx.write(sql`
    insert into recalculation (dealer_id, recalculation_id, area, version, rules, began_at, actor_id, actor_name, leads, chunks_left)
    values (${tx.dealerId}, ${recalculationId}, ${area}, ${version}, ${JSON.stringify(stored)}, ${tx.now},
      ${tx.actor.userId}, ${tx.actor.name}, ${leads}, ${ranges.length})`);
  tx.write(sql`
    with chunk as (
      insert into recalculation_chunk (dealer_id, recalculation_id, chunk_id, from_lead_id, until_lead_id)
      select ${tx.dealerId}, ${recalculationId}, chunk_id, from_lead_id, until_lead_id
      from unnest(${ranges.map(() => newId(tx.now))}::uuid[], ${ranges.map(({ from }) => from)}::uuid[],
        ${ranges.map(({ until }) => until)}::uuid[]) as range (chunk_id, from_lead_id, until_lead_id)
      returning chunk_id
    )
    insert into due (dealer_id, kind, subject_id, due_at)
    select ${tx.dealerId}, ${recalculateKind}, chunk_id, ${tx.now.subtract(AHEAD)} from chunk`);
  tx.notify(dueChannel, '');
}

/** Null for one that is done, or that a newer change has taken over. */
export async function findChunk(tx: DealerTx, chunkId: string): Promise<Chunk | null> {
  const { rows } = await sql<Row & { from_lead_id: string; until_lead_id: string | null }>`
    select ${columns}, from_lead_id, until_lead_id
    from recalculation_chunk join recalculation using (dealer_id, recalculation_id)
    where dealer_id = ${tx.dealerId} and chunk_id = ${chunkId}`.execute(tx.db);
  const [row] = rows;
  if (!row) return null;
  return { chunkId, from: row.from_lead_id, until: row.until_lead_id, recalculation: present(row) };
}

/** Whether it is still the newest; asked when the leads are locked: whoever has taken over computes them after this. */
export async function isRunning(tx: DealerTx, { recalculationId }: Recalculation): Promise<boolean> {
  const { rows } = await sql`
    select from recalculation
    where dealer_id = ${tx.dealerId} and recalculation_id = ${recalculationId} and ended_at is null`.execute(
    tx.db,
  );
  return rows.length > 0;
}

/** Which of the leads are still to be computed, and by what; null: none is. */
export async function stillToCompute(
  tx: DealerTx,
  leadIds: readonly string[],
): Promise<{ readonly recalculation: Recalculation; readonly leadIds: readonly string[] } | null> {
  const { rows } = await sql<Row & { lead_ids: string[] }>`
    select ${columns}, array(
        select lead_id::text from unnest(${[...leadIds]}::uuid[]) as lead_id
        where exists (
          select from recalculation_chunk chunk
          where chunk.dealer_id = recalculation.dealer_id and chunk.recalculation_id = recalculation.recalculation_id
            and lead_id >= chunk.from_lead_id and (chunk.until_lead_id is null or lead_id < chunk.until_lead_id))
      ) as lead_ids
    from recalculation where dealer_id = ${tx.dealerId} and ended_at is null`.execute(tx.db);
  const [row] = rows;
  return row && row.lead_ids.length > 0 ? { recalculation: present(row), leadIds: row.lead_ids } : null;
}

export interface Standing {
  readonly moved: number;
  /** Every lead is computed, or a newer change has taken over. */
  readonly ended: boolean;
  readonly chunksLeft: number;
}

/**
 * Notes what was computed, and the chunk, if one is given, as done. What others wait for until the commit: comes last in a
 * transaction.
 */
export async function noteProgress(
  tx: DealerTx,
  { recalculationId }: Recalculation,
  done: { readonly moved: number; readonly computed?: number; readonly chunkId?: string },
): Promise<Standing> {
  const chunks = done.chunkId === undefined ? 0 : 1;
  const { rows } = await sql<{ moved: number; ended: boolean; chunks_left: number }>`
    update recalculation set moved = moved + ${done.moved}, computed = computed + ${done.computed ?? 0},
      chunks_left = chunks_left - ${chunks},
      ended_at = coalesce(ended_at, case when chunks_left = ${chunks} then ${tx.now}::timestamptz end)
    where dealer_id = ${tx.dealerId} and recalculation_id = ${recalculationId}
    returning moved, ended_at is not null as ended, chunks_left`.execute(tx.db);
  const [row] = rows;
  if (!row) throw new Error('A recalculation went that is at work');
  if (done.chunkId !== undefined) {
    tx.write(
      tx.db
        .deleteFrom('recalculation_chunk')
        .where('dealer_id', '=', tx.dealerId)
        .where('chunk_id', '=', done.chunkId),
    );
  }
  return { moved: row.moved, ended: row.ended, chunksLeft: row.chunks_left };
}

interface Row {
  readonly recalculation_id: string;
  readonly area: Timed;
  readonly version: number;
  readonly rules: Omit<ClockRules, 'calendar'> & { readonly calendar: ClockRules['calendar']['calendar'] };
  readonly actor_id: string | null;
  readonly actor_name: string | null;
}

const columns = sql`recalculation_id, area, version, rules, actor_id, actor_name`;
const calendars = calendarMemo(20);

function present({ recalculation_id: recalculationId, area, version, rules, ...row }: Row): Recalculation {
  return {
    recalculationId,
    area,
    version,
    rules: { ...rules, calendar: calendars(recalculationId, () => rules.calendar) },
    by: { userId: row.actor_id, name: row.actor_name },
  };
}
