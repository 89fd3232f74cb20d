import type { Availability, Roster } from './availability.ts';
import type { Candidate, CandidateReason, LedgerChange } from './decision.ts';
import { costOf, type Ledger, type LedgerRow, lowest, type Share, settle, take } from './ledger.ts';

/** One rotation as its dealer or group sets it up. */
export interface Rotation {
  /** The key of its ledger: `dealer`, `group:<id>`. */
  readonly key: string;
  /** All who are shown as candidates, in the fixed order; `obstacle` keeps one out although present and assignable. */
  readonly members: readonly Member[];
  /** Takes its turn like a member, and the lead then waits to be claimed (mode `mixed`). */
  readonly pool: Share | null;
}

export interface Member extends Share {
  readonly obstacle: 'doesNotReceive' | 'notInGroup' | null;
}

export interface Turn {
  /** Null: nobody can be chosen. */
  readonly taker: string | null;
  readonly candidates: readonly Candidate[];
  readonly ledgerChange: LedgerChange | null;
}

/**
 * Whose turn it is. An absent member's deputy stands in: with the member's weight, but on an own place in the ledger and
 * only once, whether or not part of the rotation anyway (see `ledger.ts`).
 */
export function turnOf(rotation: Rotation, ledger: Ledger, roster: Roster, at: number): Turn {
  const asked = rotation.members.map((member) => ({ member, answer: ask(member, roster) }));
  const shares = sharesOf(rotation, asked, roster);
  const settled = settle(ledger, shares, at);
  const best = lowest(settled);
  const after = best && take(ledger, settled, best.userId);
  const rows = new Map(settled.map((row) => [row.userId, row]));
  const old = new Map(ledger.map((row) => [row.userId, row]));
  const standIns = standInsOf(asked, rows);
  const candidates: Candidate[] = asked.map(({ member, answer }) => {
    const row = rows.get(member.userId);
    if (!row || !best) return absenteeOf(answer.candidate, rows, asked);
    return inRotation(row, best, old.get(row.userId), settled, standIns.get(row.userId));
  });
  const shown = new Set(candidates.map(({ userId }) => userId));
  for (const row of settled) {
    if (best && !shown.has(row.userId)) {
      candidates.push(inRotation(row, best, old.get(row.userId), settled, standIns.get(row.userId)));
    }
  }
  const ledgerChange = best &&
    after && { rotation: rotation.key, userId: best.userId, rows: after.filter((row) => isNew(row, old)) };
  return { taker: best?.userId ?? null, candidates, ledgerChange };
}

/** A ledger with the rows of a change. */
export function applyLedgerChange(ledger: Ledger, change: LedgerChange): Ledger {
  const changed = new Map(change.rows.map((row) => [row.userId, row]));
  const kept = ledger.map((row) => changed.get(row.userId) ?? row);
  const known = new Set(ledger.map((row) => row.userId));
  return [...kept, ...change.rows.filter((row) => !known.has(row.userId))];
}

interface Asked {
  readonly member: Member;
  readonly answer: Availability;
}

function ask(member: Member, roster: Roster): Availability {
  const answer = roster.available(member.userId);
  const { reason } = answer.candidate;
  if (!member.obstacle || reason === 'unknown' || reason === 'inactive') return answer;
  return { takerId: null, candidate: { userId: member.userId, chosen: false, reason: member.obstacle } };
}

/** Everybody who may be chosen, once, in the fixed order: members, then deputies from outside, then the pool. */
function sharesOf({ members, pool }: Rotation, asked: readonly Asked[], roster: Roster): readonly Share[] {
  const weights = new Map<string, number>();
  for (const { member, answer } of asked) {
    if (answer.takerId === member.userId) weights.set(member.userId, member.weight);
  }
  for (const { member, answer } of asked) {
    if (answer.takerId !== null && !weights.has(answer.takerId)) weights.set(answer.takerId, member.weight);
  }
  if (pool && !weights.has(pool.userId)) weights.set(pool.userId, pool.weight);
  const order = [...members.map(({ userId }) => userId), ...roster.users.keys()];
  const ordered = new Set(pool ? [...order.filter((userId) => userId !== pool.userId), pool.userId] : order);
  return [...ordered].flatMap((userId) => {
    const weight = weights.get(userId);
    return weight === undefined ? [] : [{ userId, weight }];
  });
}

/** By deputy the absent members they stand in for, where the deputy has no place of their own. */
function standInsOf(asked: readonly Asked[], rows: ReadonlyMap<string, LedgerRow>) {
  const own = new Set(asked.filter(({ member, answer }) => answer.takerId === member.userId).map(idOf));
  const standIns = new Map<string, string[]>();
  for (const { member, answer } of asked) {
    const { takerId } = answer;
    if (takerId === null || own.has(takerId) || !rows.has(takerId)) continue;
    standIns.set(takerId, [...(standIns.get(takerId) ?? []), member.userId]);
  }
  return standIns;
}

function idOf({ member }: Asked): string {
  return member.userId;
}

/** A member who is not chosen from; an absent one whose deputy takes part anyway gets nothing taken. */
function absenteeOf(
  candidate: Candidate,
  rows: ReadonlyMap<string, LedgerRow>,
  asked: readonly Asked[],
): Candidate {
  const deputy = candidate.chain?.at(-1);
  const takesPart =
    candidate.reason === 'absentDeputyTakes' &&
    deputy !== undefined &&
    rows.has(deputy) &&
    asked.some(({ member, answer }) => member.userId === deputy && answer.takerId === deputy);
  return { ...candidate, chosen: false, reason: takesPart ? 'absentDeputyTakesPart' : candidate.reason };
}

function inRotation(
  row: LedgerRow,
  best: LedgerRow,
  before: LedgerRow | undefined,
  settled: Ledger,
  standsInFor: readonly string[] | undefined,
): Candidate {
  const chosen = row.userId === best.userId;
  const entered = !before || before.since === null || before.weight !== row.weight;
  return {
    userId: row.userId,
    chosen,
    reason: placeOf(row, best, settled),
    before: row.position,
    after: chosen ? row.position + costOf(row.weight) : row.position,
    weight: row.weight,
    ...(entered && { entered: { from: before?.position ?? null } }),
    ...(standsInFor && { standsInFor }),
  };
}

function placeOf(row: LedgerRow, best: LedgerRow, settled: Ledger): CandidateReason {
  if (row.userId !== best.userId) return row.position > best.position ? 'higher' : 'laterInOrder';
  if (settled.length === 1) return 'only';
  const equals = settled.filter(({ position }) => position === best.position);
  return equals.length === 1 ? 'lowest' : 'firstOfEqual';
}

function isNew(row: LedgerRow, old: ReadonlyMap<string, LedgerRow>): boolean {
  const before = old.get(row.userId);
  if (!before) return true;
  return (
    row.position !== before.position ||
    row.leads !== before.leads ||
    row.weight !== before.weight ||
    row.since !== before.since
  );
}
