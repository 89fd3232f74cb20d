import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { DistributionRequest } from '../types.ts';
import { check } from './check.ts';
import { requestTo } from './matching.ts';
import { decideAt, outlookOf } from './outlook.ts';
import { berlinMs, NOW, sampleGroup, sampleInput, samplePerson, sampleSetup } from './sample-setup.ts';

const ids = ['ann', 'ben', 'cleo', 'dan'];
const DAY = 86_400_000;
const mode = fc.constantFrom('rotation' as const, 'pool' as const, 'mixed' as const);
const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
const given = <T extends object>(match: T) =>
  Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined));

const groups = fc.array(
  fc.record({
    match: fc
      .record({
        leadTypes: some(['vehicle', 'call', 'service']),
        sourceIds: some(['web', 'portal', 'gone']),
        languages: some(['de', 'nl']),
        brands: some(['VW', 'Audi']),
        conditions: some(['new', 'used']),
        dealerIds: some(['here', 'there']),
      })
      .map(given),
    mode,
    poolUserId: fc.constantFrom(null, 'dan', 'fay'),
    members: fc.subarray(ids).map((members) => members.map((userId) => ({ userId, weight: 1 }))),
  }),
  { maxLength: 5 },
);
const people = fc.tuple(
  ...ids.map((userId) =>
    fc
      .record({
        active: fc.boolean(),
        receivesRequests: fc.boolean(),
        canBeAssigned: fc.boolean(),
        partTime: fc.boolean(),
      })
      .map(({ partTime, ...more }) =>
        samplePerson(userId, {
          ...more,
          ...(partTime && {
            hours: {
              mon: [['08:00', '12:00']],
              tue: [['13:00', '20:00']],
              wed: [],
              thu: [],
              fri: [],
              sat: [],
              sun: [],
            },
          }),
        }),
      ),
  ),
);
const absences = fc.array(
  fc
    .record({
      userId: fc.constantFrom(...ids),
      start: fc.integer({ min: -5 * 24, max: 65 * 24 }),
      hours: fc.integer({ min: 1, max: 400 }),
      deputyId: fc.constantFrom(null, ...ids),
    })
    .map(({ userId, start, hours, deputyId }) => ({
      userId,
      from: NOW + start * 3_600_000,
      until: NOW + (start + hours) * 3_600_000,
      deputyId,
    })),
  { maxLength: 8 },
);
const setups = fc
  .record({
    groups,
    people,
    absences,
    mode,
    poolUserId: fc.constantFrom(null, 'dan'),
    deputies: fc.boolean(),
  })
  .map(({ groups, people, absences, mode, poolUserId, deputies }) => ({
    siblings: ['there'],
    people,
    absences,
    distribution: {
      mode,
      poolUserId,
      deputiesReceive: deputies,
      groups: groups.map((more, i) => sampleGroup(`g${i}`, more)),
    },
  }));
const input = (setup: Parameters<typeof sampleInput>[0]) =>
  sampleInput(setup, {
    sources: ['web', 'portal'].map((sourceId) => ({
      sourceId,
      name: sourceId,
      responseMinutes: null,
      leadsLastMonth: 1,
      leadsBefore: 1,
      lastLeadAt: NOW,
    })),
  });

it('counts nobody exactly when the lead strands: an alarm, or a pool from which nobody claims', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const { rotations, stretches } = outlookOf(input(setup), 20);
      for (const rotation of rotations) {
        for (const { presence } of stretches) {
          const decided = decideAt(rotation, presence, presence.at);
          if (!decided) continue;
          const { outcome, userId } = decided.decision;
          const takers = rotation.takers(presence);
          if (outcome === 'alarm') expect(takers.size).toBe(0);
          else if (outcome === 'assigned') expect(takers.has(userId ?? '')).toBe(true);
          else expect(rotation.mode).not.toBe('rotation');
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('judges a stretch as every moment in it would be judged', () => {
  fc.assert(
    fc.property(setups, fc.integer({ min: 0, max: 999 }), (setup, part) => {
      const { rotations, stretches } = outlookOf(input(setup), 20);
      for (const { presence, from, until } of stretches) {
        const at = from + Math.floor(((until - from - 1) * part) / 999);
        const fresh = outlookOf({ ...input(setup), now: at }, 1);
        const there = fresh.stretches.find((stretch) => stretch.from <= at && at < stretch.until)?.presence;
        if (!there) throw new Error('The day of a moment holds it');
        expect(fresh.rotations.map((rotation) => [...rotation.takers(there)].sort())).toEqual(
          rotations.map((rotation) => [...rotation.takers(presence)].sort()),
        );
      }
    }),
    { numRuns: 8 },
  );
});

it('finds a lead for a group when there is one, and says none only when none of all leads comes there', () => {
  const every: DistributionRequest[] = [];
  for (const leadType of ['vehicle', 'call', 'service', 'general']) {
    for (const sourceId of ['web', 'portal']) {
      for (const language of ['de', 'nl', 'en']) {
        const base = {
          at: 0,
          leadType,
          sourceId,
          language,
          repliesToLeadId: null,
          contactUserId: null,
          openLeads: [],
        };
        every.push({ ...base, vehicle: null });
        for (const brand of ['VW', 'Audi', null]) {
          for (const condition of ['new', 'used'] as const) {
            for (const dealerId of ['here', 'there']) {
              every.push({
                ...base,
                vehicle: { vehicleId: 'v', contactPersonId: null, brand, condition, dealerId },
              });
            }
          }
        }
      }
    }
  }
  const whereOf = (request: DistributionRequest, setup: ReturnType<typeof sampleSetup>) => {
    const [presence] = outlookOf({ ...input({}), setup }, 1).stretches;
    if (!presence) throw new Error('A day has stretches');
    const { trace } = decide({ ...request, at: presence.presence.at }, presence.presence.state);
    const asked = trace.filter(
      ({ rule, candidates, reason }) =>
        rule === 'group' && (candidates || reason === 'inPool' || reason === 'noPoolUser'),
    );
    return asked.at(-1)?.groupId ?? null;
  };
  fc.assert(
    fc.property(setups, (changes) => {
      const setup = sampleSetup(changes);
      const reached = new Set(every.map((request) => whereOf(request, setup)));
      const places = [null, ...setup.distribution.groups.map((_, index) => index)];
      for (const place of places) {
        const groupId = place === null ? null : (setup.distribution.groups[place]?.groupId ?? null);
        const found = requestTo(place, setup, ['web', 'portal']);
        if (typeof found === 'string') expect([found, reached.has(groupId)]).toEqual(['none', false]);
        else expect(whereOf(found, setup)).toBe(groupId);
      }
    }),
    { numRuns: 15 },
  );
});

it('gives up on sets of groups that are too tangled, and judges them as if a lead could come', () => {
  const tangled = Array.from({ length: 50 }, (_, i) =>
    sampleGroup(`g${i}`, {
      match: {
        leadTypes: i % 2 === 0 ? ['vehicle', 'call'] : ['service', 'general'],
        brands: [`brand ${i}`, `brand ${i + 1}`, `brand ${i + 7}`],
        languages: i % 3 === 0 ? ['de', 'nl'] : ['en', 'de'],
      },
    }),
  );
  const setup = {
    distribution: { groups: [...tangled, sampleGroup('last', { match: { brands: ['brand 3'] } })] },
  };
  const found = requestTo(50, sampleSetup(setup), ['web']);
  expect(['object', 'string']).toContain(typeof found);
  expect(check(input(setup)).filter(({ code }) => code === 'groupNeverMatches')).toEqual([]);
});

it('tells the same of the same set-up, at any order of absences', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const told = check(input(setup));
      expect(check(input({ ...setup, absences: [...setup.absences].reverse() }))).toEqual(told);
      const keys = told.map(({ code, subject }) => `${code} ${subject}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { bitesAt, example } of told) {
        if (bitesAt !== null) expect(bitesAt).toBeGreaterThan(NOW);
        if (example !== null) expect(example.at).toBeGreaterThanOrEqual(NOW);
      }
    }),
    { numRuns: 60 },
  );
});

it('cuts the days where the clocks change as they are', () => {
  const { stretches, dates } = outlookOf({ ...input({}), now: berlinMs('2026-10-20 10:00') }, 10);
  expect(dates.at(0)).toBe('2026-10-20');
  expect((stretches.at(-1)?.until ?? 0) - (stretches[0]?.from ?? 0)).toBe(10 * DAY + 3_600_000);
  for (const [i, stretch] of stretches.entries()) {
    if (i > 0) expect(stretch.from).toBe(stretches[i - 1]?.until);
  }
});
