import type { DealerTx } from '../../../platform/sql/index.ts';
import type { RotationList, RotationView } from '../contract.ts';
import {
  type Candidate,
  DEALER_ROTATION,
  type DealerSetup,
  groupOfRotation,
  groupRotation,
  type Ledger,
  type LedgerRow,
  turnNow,
} from '../rules/index.ts';
import { readLedgers } from '../store/index.ts';
import { judgedBy } from '../use-cases/decide-in-turn.ts';
import { loadSetup } from './dealer-setup.ts';
import { candidateDetails, inLeads } from './words.ts';

/** All rotations of the dealer as they stand at this moment: the dealer's own, then the groups' in their order. */
export async function rotationList(tx: DealerTx): Promise<RotationList> {
  const [setup, ledgers] = await Promise.all([loadSetup(tx), readLedgers(tx)]);
  const at = tx.now.epochMilliseconds;
  const state = await judgedBy(tx, setup, at, ledgers);
  const keys = [DEALER_ROTATION, ...setup.distribution.groups.map(({ groupId }) => groupRotation(groupId))];
  return {
    rotations: keys.flatMap((key) => {
      const now = turnNow(state, key, at);
      return now ? [viewOf(key, now, setup, ledgers[key] ?? [])] : [];
    }),
    now: tx.now.toString(),
  };
}

type Now = NonNullable<ReturnType<typeof turnNow>>;

function viewOf(
  key: string,
  { mode, poolUserId, turn }: Now,
  setup: DealerSetup,
  ledger: Ledger,
): RotationView {
  const groupId = groupOfRotation(key);
  const group = setup.distribution.groups.find((one) => one.groupId === groupId);
  const people = new Map(setup.people.map((person) => [person.userId, person]));
  const nameOf = (userId: string) => people.get(userId)?.name ?? '?';
  const rows = new Map(ledger.map((row) => [row.userId, row]));
  const { taker } = turn;
  return {
    key: groupId ?? DEALER_ROTATION,
    group: group?.name ?? null,
    mode,
    next:
      taker === null || mode === 'pool'
        ? null
        : { userId: taker, name: nameOf(taker), pool: mode === 'mixed' && taker === poolUserId },
    members: turn.candidates
      // Who left long ago, or never took part, only makes the list long.
      .filter(
        ({ userId, before }) => before !== undefined || rows.has(userId) || isMember(userId, key, setup),
      )
      .map((candidate) => memberOf(candidate, rows.get(candidate.userId), nameOf)),
  };
}

function isMember(userId: string, key: string, { people, distribution }: DealerSetup): boolean {
  const groupId = groupOfRotation(key);
  if (groupId === null)
    return people.some((one) => one.userId === userId && one.active && one.receivesRequests);
  const group = distribution.groups.find((one) => one.groupId === groupId);
  return group?.members.some((member) => member.userId === userId) ?? false;
}

function memberOf(
  candidate: Candidate,
  row: LedgerRow | undefined,
  nameOf: (userId: string) => string,
): RotationView['members'][number] {
  const { userId, chosen, reason, before, weight } = candidate;
  const since = row?.since ?? null;
  return {
    userId,
    name: nameOf(userId),
    leads: row?.leads ?? 0,
    position: inLeads(before ?? row?.position),
    weight: weight ?? row?.weight ?? 1,
    since: since === null ? null : Temporal.Instant.fromEpochMilliseconds(since).toString(),
    next: chosen,
    takesPart: before !== undefined,
    reason,
    details: candidateDetails(candidate, nameOf),
  };
}
