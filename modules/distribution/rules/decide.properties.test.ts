import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { type Ledger, SHARE } from './ledger.ts';
import { applyLedgerChange } from './rotation.ts';
import { AT, sampleRequest, sampleState, sampleUser } from './sample.ts';
import { snapshotOf } from './snapshot.ts';
import type { DistributionRequest, DistributionState } from './types.ts';
import { verifyDecision } from './verify.ts';

const PEOPLE = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay', 'ada'];
const person = fc.constantFrom(...PEOPLE, 'stranger');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const vehicle = fc.constantFrom('golf', 'polo');

const fresh: fc.Arbitrary<DistributionRequest> = fc.record({
  at: fc.constant(AT),
  leadType: fc.constantFrom('vehicle', 'tradeIn'),
  sourceId: maybe(fc.constantFrom('website', 'portal')),
  language: maybe(fc.constantFrom('de', 'nl')),
  repliesToLeadId: maybe(fc.constantFrom('l1', 'l2')),
  contactUserId: maybe(person),
  openLeads: fc.array(
    fc.record({
      leadId: fc.constantFrom('l1', 'l2', 'l3'),
      assigneeId: maybe(person),
      vehicleId: maybe(vehicle),
      poolKey: maybe(fc.constantFrom('dealer', 'group:g')),
    }),
    { maxLength: 2 },
  ),
  vehicle: maybe(
    fc.record({
      vehicleId: maybe(vehicle),
      contactPersonId: maybe(person),
      dealerId: maybe(fc.constantFrom('north', 'south', 'east')),
      condition: maybe(fc.constantFrom('new' as const, 'used' as const)),
    }),
  ),
  movedFromDealerId: maybe(fc.constant('west')),
  staysTogether: fc.boolean(),
});
const again = fc.record({
  because: fc.constantFrom('poolHandOver' as const, 'reassigned' as const, 'returned' as const),
  exceptUserId: maybe(person),
});
/** New leads, and now and then one that is given anew. */
const request: fc.Arbitrary<DistributionRequest> = fc.oneof(
  { arbitrary: fresh, weight: 3 },
  { arbitrary: fc.tuple(fresh, again).map(([one, again]) => ({ ...one, again })), weight: 1 },
);

const users = fc.subarray(PEOPLE).chain((chosen) =>
  fc.tuple(
    ...chosen.map((userId) =>
      fc.record({
        userId: fc.constant(userId),
        active: fc.boolean(),
        receivesRequests: fc.boolean(),
        canBeAssigned: fc.boolean(),
        weight: fc.integer({ min: 1, max: 4 }),
      }),
    ),
  ),
);

const mode = fc.constantFrom('rotation' as const, 'pool' as const, 'mixed' as const);
const members = fc.array(fc.record({ userId: person, weight: fc.integer({ min: -1, max: 12 }) }), {
  maxLength: 4,
});
const ledger = fc.uniqueArray(
  fc.record({
    userId: person,
    position: fc.nat({ max: 20 }).map((n) => n * 420),
    leads: fc.nat({ max: 9 }),
    weight: fc.integer({ min: 1, max: 4 }),
    since: maybe(fc.constant(AT - 5)),
  }),
  { selector: ({ userId }) => userId },
);

const state: fc.Arbitrary<DistributionState> = fc.record({
  settingsVersion: fc.nat(),
  settings: fc.record({
    deputiesReceive: fc.boolean(),
    distributeExistingContacts: fc.boolean(),
    vehiclePersonFirst: fc.boolean(),
    fallbackUserId: maybe(person),
    administratorUserId: maybe(person),
    mode,
    poolUserId: maybe(person),
    useVehicleLocation: fc.boolean(),
    dealerId: fc.constant('north'),
    sameGroupDealerIds: fc.subarray(['south']),
  }),
  users,
  absences: fc.array(
    fc.record({
      userId: person,
      from: fc.constantFrom(AT - 10, AT, AT + 10),
      until: fc.constantFrom(AT - 1, AT, AT + 1, AT + 100),
      deputyId: maybe(person),
    }),
    { maxLength: 6 },
  ),
  ledgers: fc.record({ dealer: ledger, 'group:g': ledger, 'group:h': ledger }),
  groups: fc.array(
    fc.record({
      groupId: fc.constantFrom('g', 'h'),
      match: fc.record({ conditions: fc.subarray(['new' as const, 'used' as const]) }, { requiredKeys: [] }),
      mode,
      poolUserId: maybe(person),
      members,
    }),
    { maxLength: 2 },
  ),
});

/** As a database may give it back: other key order, no undefined. */
function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).reverse())
      : part,
  );
}

describe('whatever the settings are', () => {
  it('there is a decision, by a rule, and somebody has the lead or an alarm says that nobody has', () => {
    fc.assert(
      fc.property(request, state, (request, state) => {
        const decision = decide(request, state);
        const { outcome, userId, joinsLeadId } = decision;
        const last = decision.trace.at(-1);
        expect(last?.rule).toBe(decision.rule);
        expect(decision.trace.slice(0, -1).every(({ verdict }) => verdict === 'passed')).toBe(true);
        if (userId === null)
          expect(outcome === 'alarm' || outcome === 'moved' || joinsLeadId !== null).toBe(true);
        else if (joinsLeadId === null) {
          expect(state.users.find((user) => user.userId === userId)?.active).toBe(true);
        }
        expect(decision.ledgerChange === null || decision.ledgerChange.userId === userId).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('nobody absent gets a new lead, except the administrator at the very end', () => {
    fc.assert(
      fc.property(request, state, (request, state) => {
        const { outcome, userId, joinsLeadId, rule } = decide(request, state);
        if (outcome === 'pool' || joinsLeadId !== null || rule === 'administrator') return;
        const away = state.absences.some(
          (absence) => absence.userId === userId && absence.from <= AT && AT < absence.until,
        );
        expect(away).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  it('who let a lead lie does not get it again, except as the last resort, and no pool takes it', () => {
    fc.assert(
      fc.property(request, state, (request, state) => {
        const { userId, joinsLeadId, rule, outcome } = decide(request, state);
        if (!request.again || request.again.because === 'returned' || joinsLeadId !== null) return;
        expect(outcome).not.toBe('pool');
        if (userId !== null && rule !== 'administrator') expect(userId).not.toBe(request.again.exceptUserId);
      }),
      { numRuns: 1500 },
    );
  });

  it('it can be made again from what was stored, also from the part that is kept', () => {
    fc.assert(
      fc.property(request, state, (request, state) => {
        const decision = decide(request, state);
        expect(verifyDecision(throughJson({ request, state, decision }))).toBeNull();
        const kept = snapshotOf(state, decision, request.at);
        expect(verifyDecision(throughJson({ request, state: kept, decision }))).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the rotation with absences and deputies', () => {
  const all = PEOPLE.slice(0, 5);
  const change = fc.record({ who: fc.nat({ max: 4 }), deputy: fc.nat({ max: 5 }) });
  const history = fc.array(
    fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary: change, weight: 1 }),
    {
      maxLength: 150,
      size: 'max',
    },
  );

  it('gives two people who both receive all the time the same, give or take one', () => {
    fc.assert(
      fc.property(history, (events) => {
        // Eve and Dan can be assigned only; they come in as deputies.
        const users = sampleState().users.filter(({ userId }) => all.includes(userId));
        const plain = [...users, sampleUser('eve', { receivesRequests: false })];
        const absent = new Map<string, string | null>();
        let dealer: Ledger = [];
        let spans = new Map<string, { now: number; least: number; most: number }>();
        let widest = 0;
        for (const event of events) {
          if (event) {
            const userId = all[event.who] ?? '';
            if (!absent.delete(userId)) absent.set(userId, all[event.deputy] ?? null);
            continue;
          }
          const absences = [...absent].map(([userId, deputyId]) => ({
            userId,
            deputyId,
            from: AT,
            until: AT + 1,
          }));
          const decision = decide(
            sampleRequest(),
            sampleState({ users: plain, absences, ledgers: { dealer } }),
          );
          if (!decision.ledgerChange) {
            spans = new Map();
            continue;
          }
          dealer = applyLedgerChange(dealer, decision.ledgerChange);
          const present = (decision.trace.at(-1)?.candidates ?? []).filter(
            ({ before }) => before !== undefined,
          );
          const next: typeof spans = new Map();
          for (const a of present) {
            for (const b of present) {
              if (a.userId >= b.userId) continue;
              const span = spans.get(`${a.userId} ${b.userId}`) ?? { now: 0, least: 0, most: 0 };
              if (a.chosen) span.now++;
              if (b.chosen) span.now--;
              span.least = Math.min(span.least, span.now);
              span.most = Math.max(span.most, span.now);
              widest = Math.max(widest, span.most - span.least);
              next.set(`${a.userId} ${b.userId}`, span);
            }
          }
          spans = next;
        }
        expect(widest).toBeLessThanOrEqual(1);
        expect(dealer.every(({ position }) => position % SHARE === 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('two groups with shared members', () => {
  const weights = { ann: 1, ben: 2, cleo: 1, dan: 3, eve: 1 } as const;
  type Name = keyof typeof weights;
  const names: Name[] = ['ann', 'ben', 'cleo', 'dan', 'eve'];
  const event = fc.oneof(
    { arbitrary: fc.constantFrom('lead g', 'lead h'), weight: 5 },
    { arbitrary: fc.constantFrom(...names).map((name) => `away ${name}`), weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom('g', 'h'), fc.constantFrom(...names))
        .map((to) => `join ${to.join(' ')}`),
      weight: 1,
    },
  );

  it('keep the bound each for itself, whoever is away, joins or leaves, and whatever the shares', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 160, size: 'max' }), (events) => {
        const away = new Set<string>();
        const members: Record<string, Name[]> = { g: ['ann', 'ben', 'cleo'], h: ['ben', 'cleo', 'dan'] };
        const ledgers: Record<string, Ledger> = {};
        const spans: Record<string, Map<string, { now: number; least: number; most: number }>> = {};
        for (const text of events) {
          const [kind, what = '', who] = text.split(' ');
          if (kind === 'away') {
            if (!away.delete(what)) away.add(what);
            continue;
          }
          const group = members[what] ?? [];
          if (kind === 'join') {
            const name = names.find((one) => one === who) ?? 'ann';
            const joined = group.includes(name) ? group.filter((one) => one !== name) : [...group, name];
            // in the fixed order
            members[what] = names.filter((one) => joined.includes(one));
            continue;
          }
          const { decision } = decided(what, group, away, ledgers);
          if (!decision.ledgerChange) {
            spans[what] = new Map();
            continue;
          }
          const key = `group:${what}`;
          expect(decision.ledgerChange.rotation).toBe(key);
          ledgers[key] = applyLedgerChange(ledgers[key] ?? [], decision.ledgerChange);
          spans[what] = counted(decision, spans[what] ?? new Map());
        }
      }),
      { numRuns: 150 },
    );
  });

  function decided(
    groupId: string,
    group: readonly Name[],
    away: ReadonlySet<string>,
    ledgers: Record<string, Ledger>,
  ) {
    const state = sampleState({
      users: names.map((name) => sampleUser(name)),
      absences: [...away].map((userId) => ({ userId, deputyId: null, from: AT, until: AT + 1 })),
      ledgers,
      groups: [
        {
          groupId,
          match: {},
          mode: 'rotation',
          members: group.map((userId) => ({ userId, weight: weights[userId] })),
        },
      ],
    });
    return { decision: decide(sampleRequest(), state) };
  }

  /** The leads per share of each pair since both take part together; throws when they differ by more than one. */
  function counted(
    { trace }: Decision,
    before: ReadonlyMap<string, { now: number; least: number; most: number }>,
  ) {
    const present = (trace.find(({ rule }) => rule === 'group')?.candidates ?? []).filter(
      ({ before: position }) => position !== undefined,
    );
    const next = new Map<string, { now: number; least: number; most: number }>();
    for (const a of present) {
      for (const b of present) {
        if (a.userId >= b.userId) continue;
        const pair = `${a.userId} ${b.userId}`;
        const span = { ...(before.get(pair) ?? { now: 0, least: 0, most: 0 }) };
        if (a.chosen) span.now += SHARE / (a.weight ?? 1);
        if (b.chosen) span.now -= SHARE / (b.weight ?? 1);
        span.least = Math.min(span.least, span.now);
        span.most = Math.max(span.most, span.now);
        expect(span.most - span.least).toBeLessThanOrEqual(SHARE);
        next.set(pair, span);
      }
    }
    return next;
  }
});
