import { addDays, wallOf } from '../../../time/zone.ts';

/** Minutes after the midnight of a day, on the dealer's clocks. */
export type Block = { readonly from: number; readonly until: number };

const DAY = 24 * 60;
/** Where something lands when it is dragged. */
export const STEP = 15;

/** The part of a span that lies on a day; null: none. */
export function blockOn(date: string, span: { from: number; until: number }, timeZone: string): Block | null {
  const start = placeOf(span.from, timeZone);
  const end = placeOf(span.until, timeZone);
  if (start.date > date || end.date < date) return null;
  const from = start.date < date ? 0 : start.minutes;
  const until = end.date > date ? DAY : end.minutes;
  return until > from ? { from, until } : null;
}

function placeOf(epochMs: number, timeZone: string): { date: string; minutes: number } {
  const { date, time } = wallOf(epochMs, timeZone);
  return { date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
}

/** Side by side where they touch: for each block its lane, and how many there are beside each other. */
export function lanesOf(blocks: readonly Block[]): readonly { lane: number; lanes: number }[] {
  const order = blocks.map((_, i) => i).sort((a, b) => (blocks[a]?.from ?? 0) - (blocks[b]?.from ?? 0));
  const found = blocks.map(() => ({ lane: 0, lanes: 1 }));
  let cluster: number[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const i of cluster) found[i] = { lane: found[i]?.lane ?? 0, lanes: ends.length };
    cluster = [];
    ends = [];
  };
  for (const i of order) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (ends.length > 0 && ends.every((end) => end <= block.from)) close();
    const free = ends.findIndex((end) => end <= block.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = block.until;
    found[i] = { lane, lanes: 1 };
    cluster.push(i);
  }
  close();
  return found;
}

/** The whole hours that have to be shown for these blocks, at least from eight to six. */
export function hoursOf(blocks: readonly Block[]): { first: number; last: number } {
  const first = Math.min(8 * 60, ...blocks.map(({ from }) => from));
  const last = Math.max(18 * 60, ...blocks.map(({ until }) => until));
  return { first: Math.floor(first / 60), last: Math.min(24, Math.ceil(last / 60)) };
}

export function snapped(minutes: number): number {
  return Math.max(0, Math.min(DAY - STEP, Math.round(minutes / STEP) * STEP));
}

/** Monday of the week. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

export const HOUR_PX = 52;
/** What is shorter could not be read. */
const LEAST_PX = 22;

/** Where a block stands in a column that begins with the hour `first`. */
export function placeIn({ from, until }: Block, first: number): { top: number; height: number } {
  return {
    top: ((from - first * 60) / 60) * HOUR_PX,
    height: Math.max(LEAST_PX, ((until - from) / 60) * HOUR_PX - 2),
  };
}

/** The blocks of spans that lie on a day. */
export function blocksOf(
  date: string,
  spans: readonly { from: string; until: string }[],
  timeZone: string,
): Block[] {
  return spans.flatMap(
    ({ from, until }) => blockOn(date, { from: Date.parse(from), until: Date.parse(until) }, timeZone) ?? [],
  );
}
