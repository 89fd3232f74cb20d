/**
 * The ledger of a rotation: who is next, so that the leads are shared fairly.
 *
 * Every person has a position: the leads taken, each divided by the person's weight. In whole numbers, a lead costs
 * `SHARE / weight`, where `SHARE` is divisible by every allowed weight, so nothing is ever rounded. Next is the lowest
 * position; of equal ones the first in the members' fixed order.
 *
 * The bound. Let p be positions, c the cost of a lead (c = SHARE / weight), and i stand before j in the order. Choosing as
 * above keeps −c(j) < p(i) − p(j) ≤ c(i) true: i is chosen only while p(i) ≤ p(j), j only while p(j) < p(i). The difference
 * moves in steps of g = gcd(c(i), c(j)), so it takes at most (c(i) + c(j)) / g values, and between any two moments it
 * changes by at most c(i) + c(j) − g. That is never more than SHARE: with a weight of 1 on one side it is exactly SHARE
 * (one lead), with 2 or more on both it is less. Hence over any span in which both take part, their leads per unit of
 * weight differ by at most one.
 *
 * Who enters (new, back from an absence, with another weight, standing in for somebody) is placed so that the same
 * inequality holds towards everybody who is there: where they left off if that still fits, else at the level of the
 * others, which is the lowest position, or one lead further when this round has already passed their place in the order.
 * So time away earns no credit and costs none, and the bound holds from the first moment on.
 *
 * All this rests on the order: when members are put into another one, two who changed places may differ by one lead more,
 * once.
 *
 * The person who takes the lead pays for it, also a deputy; the absent one's position stands still. A person who would
 * stand in for somebody in a rotation they are part of anyway has their one place, not two.
 *
 * A lead given back lowers the position by its cost, at most one own lead below where the others allow an entry. Then any
 * two differ by at most one lead each (c(i) + c(j)), whatever is given back when.
 *
 * Whether somebody took part until now is remembered in the row, so nothing has to run when an absence begins or ends.
 */

/** One lead of a person with weight 1: divisible by 1 to `MAX_WEIGHT`. */
export const SHARE = 2520;
export const MAX_WEIGHT = 10;

export interface LedgerRow {
  readonly userId: string;
  /** Leads per unit of weight, in `SHARE`ths; only differences mean something. */
  readonly position: number;
  /** Automatic leads of this rotation, without those given back. */
  readonly leads: number;
  readonly weight: number;
  /** Epoch milliseconds of the first decision since which this person took part in all; null: not in the last one. */
  readonly since: number | null;
}

/** What is stored for one rotation: all its rows, in no particular order. A new rotation has none. */
export type Ledger = readonly LedgerRow[];

/** A person who may be chosen now. */
export interface Share {
  readonly userId: string;
  readonly weight: number;
}

/** What a lead costs. A weight that is not a whole number from 1 to `MAX_WEIGHT` counts as the nearest that is. */
export function costOf(weight: number): number {
  return SHARE / wholeWeight(weight);
}

function wholeWeight(weight: number): number {
  return Math.min(MAX_WEIGHT, Math.max(1, Math.round(weight) || 1));
}

/**
 * The rows of those who may be chosen now, in the given order, which is the one that breaks ties; who enters is placed.
 * Everybody may stand in it once.
 */
export function settle(ledger: Ledger, shares: readonly Share[], at: number): Ledger {
  const rows = new Map(ledger.map((row) => [row.userId, row]));
  const seats = shares.map((share, order) => seatOf(share, order, rows.get(share.userId)));
  const placed: Placed[] = [];
  for (const seat of seats) if (seat.stays) placed.push(seat);
  for (const seat of seats.filter(({ stays }) => !stays).sort(byOwnPosition)) {
    const position = placed.length > 0 ? entry(seat, placed) : (seat.own ?? highest(ledger));
    placed.push({ ...seat, position });
  }
  const positions = new Map(placed.map(({ order, position }) => [order, position]));
  return seats.map(({ order, row, stays, userId, weight }) => ({
    userId,
    position: positions.get(order) ?? 0,
    leads: row?.leads ?? 0,
    weight,
    since: stays ? (row?.since ?? at) : at,
  }));
}

/** The ledger after a decision: the settled rows of those who took part, the lead put down to one, the others resting. */
export function take(ledger: Ledger, settled: Ledger, userId: string): Ledger {
  const present = new Set(settled.map((row) => row.userId));
  const resting = ledger
    .filter((row) => !present.has(row.userId))
    .map((row) => (row.since === null ? row : { ...row, since: null }));
  const counted = settled.map((row) =>
    row.userId === userId
      ? { ...row, position: row.position + costOf(row.weight), leads: row.leads + 1 }
      : row,
  );
  return [...counted, ...resting];
}

/** The row with the lowest position, the first of equals; null only of none. */
export function lowest(settled: Ledger): LedgerRow | null {
  let best: LedgerRow | null = null;
  for (const row of settled) if (!best || row.position < best.position) best = row;
  return best;
}

/**
 * Takes back a lead that `userId` got from this rotation and that turned out to be none (junk, a duplicate): they are the
 * sooner next. Only for leads that the rotation gave; a manual hand-over never moved the ledger.
 */
export function giveBack(ledger: Ledger, userId: string): Ledger {
  const others = ledger.filter((row) => row.userId !== userId && row.since !== null);
  return ledger.map((row) => {
    if (row.userId !== userId) return row;
    const cost = costOf(row.weight);
    const least =
      others.length > 0
        ? Math.max(...others.map((other) => other.position - costOf(other.weight))) - cost
        : Number.NEGATIVE_INFINITY;
    const position = Math.max(row.position - cost, Math.min(row.position, least));
    return { ...row, position, leads: Math.max(0, row.leads - 1) };
  });
}

/**
 * Puts a lead that was given back down to `userId` again: it turned out to be one. At most one own lead above everybody
 * who takes part, so that whatever was between leaves no hole.
 */
export function takeAgain(ledger: Ledger, userId: string): Ledger {
  const others = ledger.filter((row) => row.userId !== userId && row.since !== null);
  return ledger.map((row) => {
    if (row.userId !== userId) return row;
    const cost = costOf(row.weight);
    const most =
      others.length > 0
        ? Math.min(...others.map((other) => other.position)) + cost
        : Number.POSITIVE_INFINITY;
    const position = Math.min(row.position + cost, Math.max(row.position, most));
    return { ...row, position, leads: row.leads + 1 };
  });
}

interface Placed {
  readonly order: number;
  readonly position: number;
  readonly cost: number;
}

interface Seat extends Placed {
  readonly userId: string;
  readonly weight: number;
  readonly row: LedgerRow | undefined;
  /** The position in the ledger; null for somebody new. */
  readonly own: number | null;
  /** Took part in the last decision too, with the same weight. */
  readonly stays: boolean;
}

function seatOf({ userId, weight: given }: Share, order: number, row: LedgerRow | undefined): Seat {
  const weight = wholeWeight(given);
  const own = row?.position ?? null;
  const stays = row !== undefined && row.since !== null && row.weight === weight;
  return { order, position: own ?? 0, cost: costOf(weight), userId, weight, row, own, stays };
}

/** The highest first: the others are placed next to it, so that positions rather rise than fall. */
function byOwnPosition(a: Seat, b: Seat): number {
  if (a.own === null || b.own === null) {
    return a.own === b.own ? a.order - b.order : a.own === null ? 1 : -1;
  }
  return b.own - a.own || a.order - b.order;
}

function highest(ledger: Ledger): number {
  return ledger.reduce((most, row) => Math.max(most, row.position), 0);
}

/** See the head of the file. `placed` has somebody. */
function entry({ order, cost, own }: Seat, placed: readonly Placed[]): number {
  if (own !== null && placed.every((other) => fits({ order, cost, position: own }, other))) return own;
  const floor = Math.max(...placed.map((other) => other.position - other.cost));
  const level = Math.max(floor, Math.min(...placed.map((other) => other.position)));
  if (own === null || own <= level) {
    const passed = placed.some((other) => other.order > order && other.position - other.cost === level);
    return passed ? level + cost : level;
  }
  const before = placed.some((other) => other.order < order && other.position <= level);
  return before ? level : level + cost;
}

/** Whether the inequality of the head of the file holds between two. */
function fits(one: Placed, other: Placed): boolean {
  if (one.order > other.order) return fits(other, one);
  const difference = one.position - other.position;
  return -other.cost < difference && difference <= one.cost;
}
