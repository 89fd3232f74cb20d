import { decide, type Ledger } from '../../modules/distribution/rules/index.ts';
import { applyLedgerChange } from '../../modules/distribution/rules/rotation.ts';
import {
  sampleAbsences,
  sampleRequest,
  sampleState,
  sampleUser,
} from '../../modules/distribution/rules/sample.ts';
import { snapshotOf } from '../../modules/distribution/rules/snapshot.ts';
import { verifyDecision } from '../../modules/distribution/rules/verify.ts';
import type { BenchResult } from './result.ts';

const ROUND_MS = 700;

/** Decisions of a rotation per second on one core, with one person in eight absent and represented; no database. */
export async function bench(): Promise<BenchResult[]> {
  const small = decisionsPerSecond(8);
  const large = decisionsPerSecond(50);
  return [
    { name: 'distribution: decide, 8 members', unit: 'decisions/s', value: small },
    {
      name: 'distribution: decide, 50 members',
      unit: 'decisions/s',
      value: large,
      ratio: { to: 'distribution: decide, 8 members', value: large / small },
    },
    { name: 'distribution: stored for one decision, 8 members', unit: 'bytes', value: storedBytes(8) },
    { name: 'distribution: stored for one decision, 50 members', unit: 'bytes', value: storedBytes(50) },
    { name: 'distribution: verify, 8 members', unit: 'decisions/s', value: verificationsPerSecond(8) },
  ];
}

function houseOf(members: number) {
  const users = Array.from({ length: members }, (_, i) => sampleUser(`user-${i}`));
  const absences = sampleAbsences(
    ...users.flatMap((_, i) => (i % 8 === 3 ? [`user-${i}>user-${i - 1}`] : [])),
  );
  return { users, absences };
}

/** Each decision starts from the ledger of the one before, as in a burst of mails. */
function decisionsPerSecond(members: number): number {
  const house = houseOf(members);
  const request = sampleRequest();
  let dealer: Ledger = [];
  return perSecond(() => {
    const { ledgerChange } = decide(request, sampleState({ ...house, ledgers: { dealer } }));
    if (!ledgerChange) throw new Error('The rotation of the bench gave nobody the lead');
    dealer = applyLedgerChange(dealer, ledgerChange);
  });
}

function stored(members: number) {
  const request = sampleRequest();
  const state = sampleState(houseOf(members));
  const decision = decide(request, state);
  return { request, state: snapshotOf(state, decision, request.at), decision };
}

function storedBytes(members: number): number {
  return JSON.stringify(stored(members)).length;
}

function verificationsPerSecond(members: number): number {
  const one = stored(members);
  return perSecond(() => {
    if (verifyDecision(one)) throw new Error('A decision of the bench does not verify');
  });
}

function perSecond(once: () => void): number {
  for (let i = 0; i < 2000; i++) once();
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < ROUND_MS) {
    for (let i = 0; i < 100; i++) once();
    done += 100;
  }
  return Math.round((done / (performance.now() - start)) * 1000);
}
