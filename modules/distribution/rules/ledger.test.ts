import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costOf,
  giveBack,
  type Ledger,
  lowest,
  SHARE,
  type Share,
  settle,
  take,
  takeAgain,
} from './ledger.ts';

/** One decision: settle, choose, take. */
function step(ledger: Ledger, shares: readonly Share[], at = 0): { ledger: Ledger; taker: string | null } {
  const settled = settle(ledger, shares, at);
  const taker = lowest(settled)?.userId ?? null;
  return { ledger: taker === null ? ledger : take(ledger, settled, taker), taker };
}

/** `abC2` are members a, b and C with weight 2, in this order. */
function members(text: string): Share[] {
  return [...text.matchAll(/([a-z])(\d?)/gi)].map(([, userId = '', weight]) => ({
    userId,
    weight: Number(weight || 1),
  }));
}

/** Runs one decision per entry (who may be chosen) and tells who took them. */
function takers(...rounds: string[]): string {
  let ledger: Ledger = [];
  let taken = '';
  for (const round of rounds) {
    const done = step(ledger, members(round));
    ledger = done.ledger;
    taken += done.taker ?? '-';
  }
  return taken;
}

const times = (count: number, round: string) => Array.from({ length: count }, () => round);

describe('who is next', () => {
  const cases: { title: string; rounds: string[]; taken: string }[] = [
    { title: 'in the fixed order', rounds: times(7, 'abc'), taken: 'abcabca' },
    { title: 'alone', rounds: times(3, 'a'), taken: 'aaa' },
    { title: 'nobody', rounds: [''], taken: '-' },
    { title: 'weights are whole shares', rounds: times(8, 'ab3'), taken: 'abbbabbb' },
    {
      title: 'who returns gets no credit for the time away',
      rounds: [...times(3, 'abc'), ...times(6, 'ab'), ...times(6, 'abc')],
      taken: 'abcababababcabc',
    },
    {
      title: 'who returns within the round has not lost the place',
      rounds: ['abc', 'ab', 'abc', 'abc'],
      taken: 'abca',
    },
    {
      title: 'somebody new waits where this round has passed already',
      rounds: ['bcd', 'bcd', 'abcd', 'abcd', 'abcd'],
      taken: 'bcdab',
    },
    {
      title: 'somebody new is part of a round that has yet to reach the place',
      rounds: ['abc', 'abcd', 'abcd', 'abcd', 'abcd'],
      taken: 'abcda',
    },
    {
      title: 'who worked alone is not punished when the others return',
      rounds: [...times(5, 'a'), ...times(4, 'abc')],
      taken: 'aaaaaabca',
    },
    {
      title: 'nor when those who return did not meet',
      rounds: [...times(50, 'a'), ...times(4, 'bc'), ...times(4, 'abc')],
      taken: `${'a'.repeat(50)}bcbcabca`,
    },
    {
      title: 'a new weight counts from now on',
      rounds: [...times(4, 'ab'), ...times(6, 'a2b')],
      taken: 'abababaaba',
    },
  ];
  it.each(cases)('$title', ({ rounds, taken }) => {
    expect(takers(...rounds)).toBe(taken);
  });
});

describe('a row', () => {
  it('says since when a person has taken part, and forgets it in an absence', () => {
    let ledger = step([], members('ab'), 10).ledger;
    ledger = step(ledger, members('ab'), 20).ledger;
    expect(ledger.map(({ userId, leads, since }) => [userId, leads, since])).toEqual([
      ['a', 1, 10],
      ['b', 1, 10],
    ]);
    ledger = step(ledger, members('b'), 30).ledger;
    ledger = step(ledger, members('ab'), 40).ledger;
    expect(ledger.map(({ userId, leads, since }) => [userId, leads, since])).toEqual([
      ['a', 2, 40],
      ['b', 2, 10],
    ]);
  });

  it('counts a weight that is none as the nearest that is', () => {
    expect([0, -3, 0.4, 2.4, 11, Number.NaN].map((weight) => SHARE / costOf(weight))).toEqual([
      1, 1, 1, 2, 10, 1,
    ]);
  });
});

describe('giving back', () => {
  it('makes a person next again', () => {
    let { ledger } = step(step([], members('abc')).ledger, members('abc'));
    ledger = giveBack(ledger, 'b');
    expect(ledger.find(({ userId }) => userId === 'b')).toMatchObject({ position: 0, leads: 0 });
    expect(step(ledger, members('abc')).taker).toBe('b');
  });

  it('of many at once leads to no flood', () => {
    let ledger: Ledger = [];
    for (let i = 0; i < 30; i++) ledger = step(ledger, members('abc')).ledger;
    for (let i = 0; i < 10; i++) ledger = giveBack(ledger, 'b');
    let taken = '';
    for (let i = 0; i < 8; i++) {
      const done = step(ledger, members('abc'));
      ledger = done.ledger;
      taken += done.taker;
    }
    expect(taken).toBe('bbabcabc');
  });

  it('and taking it again is as if nothing had been', () => {
    const { ledger } = step(step([], members('abc')).ledger, members('abc'));
    expect(takeAgain(giveBack(ledger, 'b'), 'b')).toEqual(ledger);
  });

  it('of somebody unknown changes nothing', () => {
    const { ledger } = step([], members('ab'));
    expect(giveBack(ledger, 'x')).toEqual(ledger);
    expect(takeAgain(ledger, 'x')).toEqual(ledger);
  });
});

type Event =
  | { kind: 'lead' }
  | { kind: 'toggle'; who: number }
  | { kind: 'weigh'; who: number; weight: number }
  | { kind: 'giveBack' | 'takeAgain'; who: number };

const who = fc.nat({ max: 6 });
const lead = fc.constant<Event>({ kind: 'lead' });
const toggle = who.map((who): Event => ({ kind: 'toggle', who }));
const weigh = fc
  .tuple(who, fc.constantFrom(1, 1, 2, 3, 4, 7, 10))
  .map(([who, weight]): Event => ({ kind: 'weigh', who, weight }));
const back = who.map((who): Event => ({ kind: 'giveBack', who }));
const again = who.map((who): Event => ({ kind: 'takeAgain', who }));
const leadsMostly = { arbitrary: lead, weight: 6 };
const history = fc.array(
  fc.oneof(leadsMostly, { arbitrary: toggle, weight: 2 }, { arbitrary: weigh, weight: 1 }),
  { maxLength: 250, size: 'max' },
);
const historyWithGifts = fc.array(
  fc.oneof(
    leadsMostly,
    { arbitrary: toggle, weight: 1 },
    { arbitrary: back, weight: 2 },
    { arbitrary: again, weight: 1 },
  ),
  { maxLength: 250, size: 'max' },
);

/** Plays a history and calls `decided` after each lead with the shares that were asked. */
function play(
  events: readonly Event[],
  decided: (shares: Share[], taker: string, ledger: Ledger) => void,
): void {
  const people = Array.from({ length: 7 }, (_, i) => ({ userId: `u${i}`, weight: 1, present: i < 4 }));
  let ledger: Ledger = [];
  for (const event of events) {
    if (event.kind === 'lead') {
      const shares = people
        .filter(({ present }) => present)
        .map(({ userId, weight }) => ({ userId, weight }));
      const done = step(ledger, shares);
      ledger = done.ledger;
      if (done.taker !== null) decided(shares, done.taker, ledger);
      continue;
    }
    const person = people[event.who];
    if (!person) continue;
    if (event.kind === 'toggle') person.present = !person.present;
    else if (event.kind === 'weigh') person.weight = event.weight;
    else if (event.kind === 'giveBack') ledger = giveBack(ledger, person.userId);
    else ledger = takeAgain(ledger, person.userId);
  }
}

describe('the bound', () => {
  it('holds over every span in which two take part without a break', () => {
    fc.assert(
      fc.property(history, (events) => {
        // For each pair the leads per unit of weight since they began to take part together: now, least and most.
        let widest = 0;
        let spans = new Map<string, { weights: string; now: number; least: number; most: number }>();
        play(events, (shares, taker) => {
          const next: typeof spans = new Map();
          for (const [i, a] of shares.entries()) {
            for (const b of shares.slice(i + 1)) {
              const pair = `${a.userId} ${b.userId}`;
              const weights = `${a.weight} ${b.weight}`;
              const known = spans.get(pair);
              const span = known?.weights === weights ? known : { weights, now: 0, least: 0, most: 0 };
              if (taker === a.userId) span.now += costOf(a.weight);
              if (taker === b.userId) span.now -= costOf(b.weight);
              span.least = Math.min(span.least, span.now);
              span.most = Math.max(span.most, span.now);
              widest = Math.max(widest, span.most - span.least);
              next.set(pair, span);
            }
          }
          spans = next;
        });
        expect(widest).toBeLessThanOrEqual(SHARE);
      }),
      { numRuns: 400 },
    );
  });

  it('becomes one lead each when leads are given back, and taken again', () => {
    fc.assert(
      fc.property(historyWithGifts, (events) => {
        let beyond = 0;
        play(events, (_, __, ledger) => {
          const present = ledger.filter(({ since }) => since !== null);
          for (const a of present) {
            for (const b of present) {
              const allowed = costOf(a.weight) + costOf(b.weight);
              beyond = Math.max(beyond, a.position - b.position - allowed);
            }
          }
        });
        expect(beyond).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nobody waiting longer than two rounds, and floods nobody, whatever came before', () => {
    fc.assert(
      fc.property(history, (events) => {
        let ledger: Ledger = [];
        let shares: Share[] = [];
        play(events, (asked, _, after) => {
          ledger = after;
          shares = asked;
        });
        const everybody = Array.from({ length: 7 }, (_, i) => ({
          userId: `u${i}`,
          weight: shares.find(({ userId }) => userId === `u${i}`)?.weight ?? 1,
        }));
        const got = new Map(everybody.map(({ userId }) => [userId, 0]));
        const round = everybody.reduce((sum, { weight }) => sum + weight, 0);
        for (let i = 0; i < 2 * round; i++) {
          const done = step(ledger, everybody);
          ledger = done.ledger;
          if (done.taker) got.set(done.taker, (got.get(done.taker) ?? 0) + 1);
        }
        for (const { userId, weight } of everybody) {
          expect(got.get(userId)).toBeGreaterThanOrEqual(weight);
          expect(got.get(userId)).toBeLessThanOrEqual(3 * weight);
        }
      }),
      { numRuns: 200 },
    );
  });
});
